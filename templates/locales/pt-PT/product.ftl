### Every word an owner reads, in European Portuguese. Formal without "o senhor" or "você". Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = o seu { $make } { $model }
    .your_car_make = o seu { $make }
    .your_car_unknown = o seu carro
    .Your_car = O seu { $make } { $model }
    .Your_car_make = O seu { $make }
    .Your_car_unknown = O seu carro
    .maker_unknown = a marca do carro
    .Maker_unknown = A marca do carro
    .maker_account = a sua conta { $make }
    .maker_account_unknown = a sua conta na marca do carro
    .maker_app = a aplicação { $make }
    .maker_app_unknown = a aplicação da marca do carro
    .feature_unknown = Esta função
    .when_unknown = uma data anterior
    .today = hoje às { $time }
    .date = { $date } às { $time }
    .wait_unknown = alguns minutos
    .one_year = um ano
    .days =
        { $count ->
            [one] { $count } dia
           *[other] { $count } dias
        }
    .wait_minutes =
        { $count ->
            [one] cerca de { $count } minuto
           *[other] cerca de { $count } minutos
        }

# The same names after a preposition, which Portuguese joins with the article. For this catalogue alone.
forms =
    .your_car_of =
        { $named ->
            [model] do seu { $make } { $model }
            [make] do seu { $make }
           *[none] do seu carro
        }
    .maker_of =
        { $named ->
            [none] da marca do carro
           *[make] da { $make }
        }
    .maker_in =
        { $named ->
            [none] na marca do carro
           *[make] na { $make }
        }
    .maker_first =
        { $named ->
            [none] A marca do carro
           *[make] A { $make }
        }
    .maker_article =
        { $named ->
            [none] a marca do carro
           *[make] a { $make }
        }
    .maker_account_in =
        { $named ->
            [none] na sua conta na marca do carro
           *[make] na sua conta { $make }
        }
    .maker_app_in =
        { $named ->
            [none] na aplicação da marca do carro
           *[make] na aplicação { $make }
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Erro: { $heading } – { $app_name }
    .description = { $app_name } mostra como está o seu carro: quanto andou, quanta carga ou combustível tem e onde está estacionado.
    .skip = Saltar para o conteúdo
    .means = O que isto significa
    .notice = { $heading }. { $lead }
    .good = Bom saber
    .new_tab = abre num separador novo
nav =
    .label = Menu principal
    .settings = Definições
help =
    .heading = Ajuda
    .contact = Contactar o apoio
footer =
    .label = Sobre { $app_name }
    .privacy = Privacidade
    .accessibility = Acessibilidade
    .language = Idioma
    .change = Mudar
form_errors =
    .heading = Há um problema
form =
    .stale = Esta página esteve aberta muito tempo. Nada mudou. Prima o botão outra vez.
sandbox =
    .badge = Ambiente de teste.
    .nothing_real = Nenhum carro real, nenhuns dados reais.
details =
    .summary = Dados para o apoio
    .intro = Envie estes dados se nos contactar. Não incluem o seu nome, a sua localização nem o VIN completo.
    .reference = Referência
    .time = Hora
    .time_local = A sua hora
    .what = O que aconteceu
    .partner_ref = Referência Smartcar
    .page = Página
    .car = Carro
    .copy = Copiar os dados
    .copied = Dados copiados

## S01 Access not given

access_denied =
    .heading = O seu carro não está conectado
    .lead = { $app_name } não tem a sua autorização para ver as informações do carro.
    .kept = Nada foi partilhado e nada mudou { forms.maker_account_in }.
    .unavailable = Pode usar { $app_name }, exceto as partes que precisam do carro.
    .why_heading = O que pedimos e porquê
    .primary = Conectar o meu carro
    .secondary = Continuar sem o meu carro
    .control = Pode deixar de partilhar a qualquer momento nas Definições.
    .again_heading = O seu carro não está conectado, e não faz mal
    .again_lead = Pode usar { $app_name } sem ele e conectá-lo mais tarde nas Definições.
    .again_primary = Continuar sem o meu carro
    .again_secondary = Tentar conectar outra vez
permissions =
    .required = Necessário
permission_read_vehicle_info =
    .label = Ver a marca, o modelo e o ano
    .reason = Para mostrar o carro certo
permission_read_vin =
    .label = Ver o VIN
    .reason = Para reconhecer o mesmo carro da próxima vez
permission_read_location =
    .label = Ver onde está o carro
    .reason = Para mostrar onde está estacionado
permission_read_odometer =
    .label = Ver a distância percorrida
    .reason = Para registar quanto conduz
permission_read_battery =
    .label = Ver o nível da bateria
    .reason = Para planear o carregamento
permission_read_charge =
    .label = Ver se está a carregar
    .reason = Para avisar quando terminar
permission_control_charge =
    .label = Iniciar e parar o carregamento
    .reason = Para carregar quando a eletricidade é barata
permission_read_fuel =
    .label = Ver o nível de combustível
    .reason = Para mostrar até onde pode ir
permission_read_tires =
    .label = Ver a pressão dos pneus
    .reason = Para avisar quando está baixa
permission_read_engine_oil =
    .label = Ver o estado do óleo
    .reason = Para lembrar a revisão
permission_read_security =
    .label = Ver se está trancado
    .reason = Para o mostrar aqui
permission_control_security =
    .label = Trancar e destrancar as portas
    .reason = Para o poder fazer a partir daqui

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } não funciona com { $app_name }
    .heading_unknown = O seu carro não funciona com { $app_name }
    .lead = Nem todos os carros podem partilhar dados online. Não fez nada de errado.
    .kept = Nada mudou { forms.maker_account_in }.
    .form_heading = Fale-nos do seu carro
    .form_intro = Contamos estes pedidos quando escolhemos que carros acrescentar.
    .prefilled = Escolheu partilhar estes dados. Verifique-os antes de enviar.
    .privacy = Guardamos estes dados durante { $retention }, só para isto.
    .primary = Enviar dados
    .secondary = Conectar outro carro
    .quiet = Continuar sem o meu carro
    .stale = Esta página esteve aberta muito tempo. As suas respostas ainda estão aqui. Prima outra vez Enviar dados.
field =
    .make = Marca
    .make_hint = Por exemplo, Kia
    .model = Modelo
    .model_hint = Por exemplo, Niro EV
    .year = Ano do modelo
    .year_hint = Está no documento único do carro
    .vin = VIN (opcional)
    .vin_hint = O número do quadro: 17 letras e números no documento único ou no para-brisas
error =
    .make_empty = Escreva a marca do carro
    .make_long = A marca deve ter no máximo 50 caracteres
    .model_empty = Escreva o modelo do carro
    .model_long = O modelo deve ter no máximo 50 caracteres
    .year_empty = Escreva o ano do modelo
    .year_format = O ano do modelo deve ter 4 algarismos
    .year_range = O ano do modelo deve estar entre 1900 e { $max_year }
    .vin_length = O VIN deve ter 17 letras e números
    .vin_chars = O VIN não pode ter as letras I, O ou Q
note =
    .vin_check = Um carácter deste VIN pode estar errado. Se coincide com os documentos, envie-o como está.

## S03 Details saved, and deleted

saved =
    .heading = Os dados do seu carro estão guardados
    .reference = A sua referência é { $reference }
    .next = Acrescentamo-lo à lista com que escolhemos novos carros. Não entraremos em contacto.
    .what_heading = O que guardámos
    .car = { $year } { $make } { $model }
    .vin = VIN terminado em { $vin_last4 }
    .primary = Continuar para { $app_name }
    .secondary = Conectar outro carro
    .quiet = Apagar estes dados
    .expired = Os seus dados estão guardados. Para os apagar, dê a sua referência ao apoio.
delete =
    .heading = Apagar os dados do seu carro?
    .lead = Retiramo-los já da nossa lista. Não é possível desfazer.
    .primary = Apagar dados
    .secondary = Mantê-los
deleted =
    .heading = Os dados do seu carro foram apagados
    .already_heading = Estes dados já foram apagados
    .lead = Já não temos dados sobre este carro.
    .primary = Continuar para { $app_name }

## S04 The car's online service is off

subscription =
    .heading = O serviço online do seu carro está desligado
    .lead = { $app_name } usa o serviço online { forms.maker_of }, que não está ativo neste carro.
    .kept = Nada foi partilhado, e não mudámos nada no carro.
    .steps_heading = Como o ativar
    .step1 = Abra { $maker_app } ou o site e inicie sessão.
    .step2 = Verifique se a subscrição ou a experiência gratuita do carro está ativa.
    .step3 = Volte aqui e tente outra vez.
    .cost = { forms.maker_first } pode cobrar por este serviço. { $app_name } não cobra.
    .primary = Tentar conectar outra vez
    .secondary = Conectar outro carro
    .connected_heading = { $Your_car } deixou de partilhar dados
    .connected_lead = O serviço online { forms.maker_of } está desligado, por isso não podemos atualizar as informações.
    .connected_kept = Guardámos os últimos dados: { $when }.
    .connected_primary = Verificar outra vez
    .not_yet = Uma subscrição nova pode demorar um dia a começar. Tente amanhã.

## S05 No cars in the account

no_vehicles =
    .heading = Não encontrámos carros { forms.maker_account_in }
    .lead = Iniciou sessão, mas nessa conta não há nenhum carro que possamos conectar.
    .kept = Nenhuma informação do carro foi partilhada.
    .steps_heading = O que verificar
    .step1 = Abra { $maker_app }. Vê lá o seu carro?
    .step2 = Se não, acrescente o carro e termine a configuração.
    .step3 = Se tem duas contas, use a que tem o carro.
    .step4 = Se o condutor principal é outra pessoa, talvez tenha de ser ela a conectá-lo.
    .primary = Tentar conectar outra vez
    .secondary = Escolher outra marca

## S06 The connection page was not set up right

configuration =
    .heading = Lamentamos, não conseguimos iniciar a ligação
    .lead = O problema é nosso. Não é do carro nem da sua conta.
    .kept = Nada foi partilhado.
    .primary = Começar de novo
    .secondary = Continuar sem o meu carro
    .again_lead = Voltou a não funcionar, por isso temos de o resolver. Envie-nos a referência abaixo.
    .again_primary = Contactar o apoio

## S07 The connection service had a problem

connect_server =
    .heading = Lamentamos, não conseguimos conectar o seu carro
    .lead = O serviço que conecta os carros a { $app_name } não funcionou desta vez.
    .kept = Nada foi partilhado, e não precisa de mudar nada.
    .primary = Tentar conectar outra vez
    .secondary = Continuar sem o meu carro
    .again_lead = Ainda não funciona. Tente daqui a cerca de uma hora.

## S08 This link has expired

expired =
    .heading = Esta ligação expirou
    .lead = Para sua segurança, esta ligação serve só uma vez, durante pouco tempo e num só navegador.
    .kept = Nada foi partilhado e nada mudou.
    .primary = Começar de novo
    .secondary = Ir para { $app_name }
    .cookies = Se voltar a ver isto, permita cookies neste site e fique no mesmo navegador.
    .already = O seu carro já está conectado.

## S09 We do not know what happened

unknown =
    .heading = Não conseguimos conectar o seu carro
    .lead = Ainda não sabemos porquê. Não foi nada que tenha feito, e nada foi partilhado.
    .kept = A sua conta { $app_name } não mudou.
    .primary = Tentar conectar outra vez
    .secondary = Contactar o apoio
    .reference = A sua referência é { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Volte a conectar { $your_car }
    .lead = Perdemos a ligação, por isso as informações do carro não se atualizam.
    .kept = Guardámos os últimos dados: { $when }.
    .why = Pode acontecer ao mudar a palavra-passe, ou quando { forms.maker_article } atualiza os sistemas.
    .access_withdrawn_lead = A partilha com { $app_name } foi desligada { forms.maker_account_in }, por isso as informações não se atualizam.
    .next = Vai iniciar sessão { forms.maker_in }. Demora cerca de um minuto.
    .primary = Voltar a conectar
    .secondary = Agora não
    .banner = { $Your_car } não se atualiza. Últimos dados: { $when }.
    .banner_action = Voltar a conectar

## S11 Connected again

reconnected =
    .heading = { $Your_car } está de novo conectado
    .lead = As informações estão atualizadas a partir de agora.
    .pending = Aguardamos os primeiros dados do carro.
    .primary = Ir para o carro

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Ainda não conseguimos contactar { $your_car }
    .lead = Iniciou sessão, mas { forms.maker_article } ainda não partilha connosco as informações do carro.
    .kept = Guardámos os últimos dados: { $when }.
    .primary = Tentar outra vez
    .secondary = Agora não
    .again_lead = Voltou a não funcionar. Envie-nos a referência abaixo e vamos ver o que se passa.
    .again_primary = Contactar o apoio
wrong_car =
    .heading = Esse era outro carro
    .lead = Iniciou sessão numa conta que não tem { $your_car }.
    .kept = Não mudámos nem acrescentámos nada.
    .primary = Tentar outra vez
    .secondary = Acrescentar também o outro carro

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } está em repouso
    .asleep_lead = Os carros estacionados entram em repouso para poupar a bateria.
    .asleep_help = Acorda quando o destranca ou entra { forms.maker_app_in }.
    .signal_heading = { $Your_car } está fora de alcance
    .signal_lead = Talvez esteja estacionado onde não há rede móvel, como numa garagem.
    .signal_help = Verifique outra vez depois de ele mudar de lugar.
    .service_heading = { $Your_car } está em modo de oficina
    .service_lead = As oficinas usam este modo durante reparações. A partilha está em pausa.
    .service_help = Volta quando o trabalho terminar.
    .low_battery_heading = { $Your_car } precisa de mais carga
    .low_battery_lead = A bateria está demasiado fraca para responder.
    .low_battery_help = Carregue-o e verifique outra vez.
    .unknown_heading = { $Your_car } não responde
    .unknown_lead = Não sabemos porquê. Muitas vezes resolve-se sozinho.
    .kept = Últimos dados: { $when }.
    .primary = Verificar outra vez
    .secondary = Usar os últimos dados

## S14 The car is not ready for that

not_ready =
    .door_heading = O seu carro não está trancado
    .door_lead = Uma porta está aberta. Feche todas as portas e tente outra vez.
    .trunk_heading = O seu carro não está trancado
    .trunk_lead = A bagageira está aberta. Feche-a e tente outra vez.
    .hood_heading = O seu carro não está trancado
    .hood_lead = O capô está aberto. Feche-o e tente outra vez.
    .ignition_heading = A ignição do carro está ligada
    .ignition_lead = Quando estiver estacionado, desligue-o e tente outra vez.
    .motion_heading = O seu carro está em andamento
    .motion_lead = Isto só funciona com o carro estacionado. Tente mais tarde.
    .unplugged_heading = O carregamento não começou
    .unplugged_lead = O cabo não está ligado. Ligue-o e tente outra vez.
    .plugged_heading = O cabo de carregamento está ligado
    .plugged_lead = Desligue o cabo e tente outra vez.
    .charging_heading = O seu carro já está a carregar
    .charging_lead = Não precisa de fazer nada.
    .full_heading = O seu carro está totalmente carregado
    .full_lead = Não precisa de fazer nada.
    .not_charging_heading = O seu carro não está a carregar
    .not_charging_lead = Inicie o carregamento e verifique outra vez.
    .fault_heading = O carregamento não começou
    .fault_lead = Verifique o cabo. Depois desligue os carregamentos programados e tente outra vez.
    .remote_heading = O acesso online está desligado no carro
    .remote_lead = Ligue-o nas definições do carro. O manual mostra como.
    .other_heading = O seu carro não está pronto para isto
    .other_lead = Tente outra vez daqui a alguns minutos.
    .primary = Tentar outra vez
    .secondary = Voltar ao carro

## S15 Your car maker account needs you

account_action =
    .heading = { forms.maker_first } precisa de algo da sua parte
    .lead = Há algo por tratar { forms.maker_account_in }, por isso as informações não se atualizam.
    .kept = Guardámos os últimos dados: { $when }.
    .steps_heading = O que fazer
    .step1 = Abra { $maker_app } e inicie sessão.
    .step2 = Conclua o que for pedido, como aceitar novas condições.
    .step3 = Volte aqui e verifique outra vez.
    .primary = Verificar outra vez
    .secondary = Agora não
virtual_key =
    .heading = Mais um passo para comandar { $your_car }
    .lead = { forms.maker_first } pede que acrescente primeiro uma chave digital para { $app_name }.
    .kept = Ainda podemos mostrar as informações do carro.
    .next = Isto abre { $maker_app }. Quando terminar, volte a esta página.
    .primary = Acrescentar a chave
    .secondary = Já acrescentei a chave

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } já não está na sua conta
    .lead = Já não aparece { forms.maker_account_in }, por isso não o podemos atualizar.
    .kept = Guardámos os últimos dados: { $when }.
    .steps_heading = Duas formas de continuar
    .step1 = Ainda é seu? Acrescente-o de novo { forms.maker_app_in } e verifique aqui.
    .step2 = Vendeu ou devolveu? Retire-o aqui.
    .primary = Verificar outra vez
    .secondary = Retirar este carro

## S17 One permission is missing

permission =
    .heading = { $feature }: falta uma autorização
    .lead = Para mostrar isto, { $app_name } precisa desta autorização: { $permission }.
    .lead_action = Para fazer isto, { $app_name } precisa desta autorização: { $permission }.
    .why = { $permission_reason }
    .kept = Tudo o resto funciona como antes.
    .primary = Rever a autorização
    .secondary = Continuar sem ela

## S18 Not available for this car

feature =
    .line = Não disponível para { $your_car }
    .group = Não disponível para { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Volte a conectar { $your_car } para ver isto. { forms.maker_first } passou-o para um serviço mais recente.
    .why = O seu carro não partilha isto, ou não o conseguimos ler.

## S19 Paused on our side

plan_limit =
    .heading = As atualizações { forms.your_car_of } estão em pausa
    .lead = O motivo está do nosso lado. Não precisa de fazer nada.
    .connecting_heading = Hoje não podemos acrescentar o seu carro
    .kept = Guardámos os últimos dados: { $when }.
    .connecting_kept = Nada foi partilhado.
    .primary = Voltar ao carro
    .connecting_primary = Continuar sem o meu carro
    .secondary = Contactar o apoio

## S20 Wait before you check again

too_soon =
    .heading = Verificado há pouco
    .heading_other = Verificações em pausa: { $wait }
    .lead = Os carros precisam de descanso entre verificações para poupar a bateria.
    .lead_other = O serviço { forms.maker_of } limita quantas vezes podemos verificar.
    .time = Pode verificar outra vez às { $at }.
    .kept = Últimos dados: { $when }.
    .primary = Verificar outra vez
    .secondary = Voltar ao carro

## S21 The car maker's service is not answering

maker_down =
    .heading = O serviço { forms.maker_of } não responde
    .lead = Não precisa de mudar nada. Muitas vezes resolve-se dentro de uma hora.
    .kept = Últimos dados: { $when }.
    .primary = Verificar outra vez
    .secondary = Voltar ao carro
    .data_heading = Sem novas informações { forms.maker_of }
    .data = { forms.maker_first } enviou dados que não parecem certos. Mantivemos os anteriores.
    .link_heading = De momento, sem novas informações { forms.your_car_of }
    .link = O serviço que conecta os carros a { $app_name } não responde. Não precisa de mudar nada.

## S22 A problem on our side

our_fault =
    .heading = Lamentamos, não podemos atualizar { $your_car }
    .lead = O problema é nosso. Não precisa de fazer nada.
    .kept = Guardámos os últimos dados: { $when }.
    .primary = Voltar ao carro
    .secondary = Contactar o apoio
    .connecting_heading = Lamentamos, não podemos conectar o seu carro
    .connecting_kept = Nada foi partilhado.
    .connecting_primary = Continuar sem o meu carro

## S23 Page not found

not_found =
    .heading = Página não encontrada
    .lead = Se escreveu o endereço, verifique-o. Se seguiu uma ligação, pode ser antiga.
    .primary = Ir para { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Lamentamos, há um problema com { $app_name }
    .lead = Tente outra vez daqui a alguns minutos.
    .kept = O que guardou antes está seguro.
    .primary = Ir para { $app_name }
    .reference = A sua referência é { $reference }
    .save_failed = Não conseguimos guardar os seus dados. Ainda estão aqui, por isso pode enviá-los outra vez.

## S25 Service unavailable

unavailable =
    .heading = Lamentamos, { $app_name } não está disponível
    .lead = Pode usá-lo outra vez a partir das { $at }.
    .lead_unknown = Tente outra vez mais tarde.
    .kept = O que guardou antes está seguro.
    .primary = Ir para { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = É preciso uma pequena pausa
    .lead = Foram feitos muitos pedidos desta rede em pouco tempo. Espere um minuto, volte atrás e envie outra vez.
    .kept = O que guardou antes está seguro.
    .primary = Ir para { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Inicie sessão para ver esta página
    .lead = É para quem gere { $app_name }. Recarregue-a para escrever a palavra-passe.
    .primary = Ir para { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } já está conectado
    .lead = Não precisa de fazer mais nada.
    .primary = Ir para o carro
    .secondary = Conectar outro carro
    .other_heading = Este carro já está a ser usado
    .other_lead = Está conectado a outra conta { $app_name }. Podemos ajudar a mudá-lo de conta.
    .other_primary = Contactar o apoio

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Conecte o seu carro
    .lead = Vai iniciar sessão na marca do carro e escolher o que partilha.
    .gives = Vai ver quanto andou, quanta carga ou combustível tem e onde está estacionado.
    .time = Demora cerca de dois minutos. Precisa dos seus dados de acesso à conta na marca do carro.
    .safe = Nunca vemos a sua palavra-passe na marca do carro. Pode deixar de partilhar a qualquer momento.
    .why_heading = O que pedimos e porquê
    .primary = Conectar o meu carro
    .secondary = Continuar sem o meu carro
    .popup = A janela de início de sessão não se abriu.
    .popup_action = Iniciar sessão nesta janela
connected =
    .heading = { $Your_car } está conectado
    .lead = Já pode ver as informações em { $app_name }.
    .several = Os seus carros estão conectados. Já pode ver aqui as informações.
    .primary = Ir para o carro
pending =
    .heading = Enviámos o seu pedido
    .lead = O carro pode demorar alguns minutos a responder. Mostraremos aqui o resultado.
    .what = Pediu: { $what }
    .primary = Verificar outra vez
command =
    .heading = Comandar o carro
    .others = Outros pedidos possíveis
    .asked_heading = O que pediu
    .sent = { $command }: enviado às { $at }. O carro ainda não confirmou.
    .confirmed = { $command }: o carro confirmou.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = O que pode fazer
    .more_label = O que pode fazer: { $what }
command_lock =
    .label = Trancar
    .feature = Trancar
    .not_done = O carro não foi trancado.
    .uncertain = Não sabemos se o carro foi trancado. Verifique antes de tentar outra vez.
command_unlock =
    .label = Destrancar
    .feature = Destrancar
    .not_done = O carro não foi destrancado.
    .uncertain = Não sabemos se o carro foi destrancado. Verifique antes de tentar outra vez.
command_start_charge =
    .label = Iniciar o carregamento
    .feature = Iniciar o carregamento
    .not_done = O carregamento não foi iniciado.
    .uncertain = Não sabemos se o carregamento foi iniciado. Verifique antes de tentar outra vez.
command_stop_charge =
    .label = Parar o carregamento
    .feature = Parar o carregamento
    .not_done = O carregamento não foi parado.
    .uncertain = Não sabemos se o carregamento foi parado. Verifique antes de tentar outra vez.
disconnect =
    .heading = Deixar de partilhar { $your_car }?
    .lead = { $app_name } não receberá novas informações do carro.
    .kept = Guardamos o que já temos até o apagar.
    .primary = Deixar de partilhar
    .secondary = Continuar a partilhar
disconnected =
    .heading = { $Your_car } já não está conectado
remove =
    .heading = Retirar { $your_car }?
    .lead = Apagamos tudo o que guardámos sobre ele. Não é possível desfazer.
    .kept = Nada muda { forms.maker_account_in }.
    .primary = Retirar este carro
    .secondary = Manter este carro
    .done = { $Your_car } foi retirado

## The car's own page

state =
    .ok = Atualizado
    .older = Últimos dados: { $when }
    .no_data = Ainda sem informações do carro
    .two_times = Verificámos às { $at }. O carro comunicou pela última vez: { $when }.
    .needs_you = A fazer: voltar a conectar
    .needs_maker = A fazer: abrir { $maker_app }
    .paused = Em pausa do nosso lado
    .asking = A consultar o carro
    .off = Não conectado
    .moved = Já não está conectado aqui: foi conectado noutro navegador ou noutra conta
vehicle =
    .heading = { $Your_car }
    .year = Ano do modelo { $year }
    .values_heading = O que diz o seu carro
    .updated = Atualizado: { $time }
    .check = Verificar outra vez
    .connect = Conectar o meu carro
    .stop = Deixar de partilhar
    .remove = Apagar informações
    .back = Voltar ao carro
    .kept = São as últimas informações que recebemos. Já não se atualizam.
    .asking = Estamos a consultar o carro. Pode demorar alguns minutos.
    .show_answer = Mostrar a resposta
value =
    .odometer = Distância percorrida
    .battery = Nível da bateria
    .fuel = Nível de combustível
    .location = Localização
    .charge = Carga
    .security = Portas
    .charging = A carregar
    .not_charging = Não está a carregar
    .fully_charged = Carga completa
    .plugged_in = O cabo está ligado
    .unplugged = Nenhum cabo ligado
    .locked = Trancadas
    .unlocked = Não trancadas
    .no_news = Sem novas informações desta vez
    .not_known = De momento não se sabe
    .place = { $latitude }, { $longitude }
    .here_since = Visto aqui desde: { $when }
    .maps = Ver num mapa, num separador novo:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Mapas da Apple
    .range_km =
        { $count ->
            [one] Resta cerca de { $shown } km
           *[other] Restam cerca de { $shown } km
        }
    .range_mi =
        { $count ->
            [one] Resta cerca de { $shown } milha
           *[other] Restam cerca de { $shown } milhas
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° O
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } milha
           *[other] { $shown } milhas
        }
    .percent = { $shown }%
    .litres =
        { $count ->
            [one] { $shown } litro
           *[other] { $shown } litros
        }

## Home, cars and settings

home =
    .heading = { $app_name } sem o seu carro
    .lead = Há pouco para ver aqui até conectar um carro, e não faz mal.
    .settings = Pode abrir as Definições e conectar um carro quando quiser.
    .support = Pode ler como tratamos os seus dados e pedir-nos ajuda.
    .primary = Abrir as Definições
cars =
    .heading = Os seus carros
    .connect = Conectar outro carro
settings =
    .heading = Definições
    .cars_heading = Os seus carros
    .none = Nenhum carro está conectado.
    .connect = Conectar o meu carro
    .connect_other = Conectar outro carro
    .stop = Deixar de partilhar
    .remove = Apagar informações
    .forget = Esquecer este navegador
    .stop_label = Deixar de partilhar: { $name }
    .remove_label = Apagar informações: { $name }
    .distance_heading = Distâncias
    .distance = Mostrar distâncias em
    .km = quilómetros
    .mi = milhas
    .save = Guardar

forget =
    .heading = Esquecer este navegador?
    .lead = Este navegador deixa de conhecer os seus carros. É útil num dispositivo que outros também usam.
    .cars = Os seus carros continuam conectados a { $app_name }, mas ninguém os pode ver.
    .again = Para voltar a ver um carro, conecte-o de novo em qualquer navegador.
    .stop = Para terminar a partilha, volte atrás e prima primeiro Deixar de partilhar.
    .kept = Apagamos o que guardamos sobre os seus carros ao fim de { $retention }.
    .primary = Esquecer este navegador
    .secondary = Voltar

## Privacy, accessibility and support

privacy =
    .heading = Como tratamos os seus dados
    .lead = Guardamos o mínimo possível, e pode apagá-lo.
    .car_heading = Quando conecta um carro
    .car = Guardamos a marca, o modelo e o ano, e os últimos valores que enviou.
    .car_key = Guardamos a chave que nos permite ler os dados dele. Está bem guardada e desaparece quando deixa de partilhar.
    .car_password = Nunca vemos a sua palavra-passe na marca do carro.
    .car_location = Guardamos só o último lugar onde o carro esteve, nunca um percurso.
    .car_forgotten = Se não voltar durante { $retention }, apagamos tudo.
    .form_heading = Quando nos fala de um carro
    .form = Guardamos o que escreveu no formulário durante { $retention }.
    .form_use = Usamo-lo para escolher que carros acrescentar, e para mais nada.
    .form_delete = Pode apagá-lo na página que o confirma.
    .count_heading = O que contamos
    .count = Contamos que páginas são mostradas e que botões são premidos.
    .count_private = Não anotamos nomes. Os números ficam no nosso próprio servidor durante { $retention }.
    .count_visit = Cada visita recebe um número aleatório. Se o navegador pedir para não ser seguido, não recebe nenhum.
    .cookie_heading = Cookies
    .cookie = Usamos um cookie para saber que é a mesma pessoa. Mais ninguém o pode ler.
    .primary = Abrir as Definições
accessibility =
    .heading = Usar { $app_name } à sua maneira
    .lead = Queremos que cada página funcione para todos, em qualquer ecrã.
    .do_heading = O que pode fazer
    .do_zoom = Ampliar até 400% sem deslizar para o lado.
    .do_keys = Usar cada página com teclado ou leitor de ecrã.
    .do_colour = Usar um ecrã escuro ou as suas próprias cores.
    .do_motion = Desligar o movimento no dispositivo. Respeitamos isso.
    .do_script = Desligar os scripts. Nada aqui precisa deles.
    .aim_heading = O que procuramos
    .aim = Seguimos uma norma chamada WCAG 2.2, nível AA.
    .aim_tell = Se uma página for difícil de usar, diga-nos. Queremos saber.
    .primary = Ir para { $app_name }
support =
    .heading = Obter ajuda
    .lead = Esta cópia de { $app_name } ainda não tem equipa de apoio.
    .owner = Pergunte a quem lhe deu este endereço.
    .details = Envie a referência da sua página, se vir uma.
    .operator = Se gere { $app_name }, defina APP_SUPPORT_URL com a sua própria página de ajuda.
    .primary = Ir para { $app_name }
