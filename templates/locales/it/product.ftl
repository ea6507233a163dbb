### Every word an owner reads, in Italian. Formal (lei) or impersonal. Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = la sua { $make } { $model }
    .your_car_make = la sua { $make }
    .your_car_unknown = la sua auto
    .Your_car = La sua { $make } { $model }
    .Your_car_make = La sua { $make }
    .Your_car_unknown = La sua auto
    .maker_unknown = la casa automobilistica
    .Maker_unknown = La casa automobilistica
    .maker_account = il suo account { $make }
    .maker_account_unknown = il suo account presso la casa automobilistica
    .maker_app = l’app { $make }
    .maker_app_unknown = l’app della casa automobilistica
    .feature_unknown = Questa funzione
    .when_unknown = un momento precedente
    .today = oggi alle ore { $time }
    .date = { $date } alle ore { $time }
    .wait_unknown = qualche minuto
    .one_year = un anno
    .days =
        { $count ->
            [one] { $count } giorno
           *[other] { $count } giorni
        }
    .wait_minutes =
        { $count ->
            [one] circa { $count } minuto
           *[other] circa { $count } minuti
        }

# The same names after a preposition, which Italian joins with the article. For this catalogue alone.
forms =
    .your_car_of =
        { $named ->
            [model] della sua { $make } { $model }
            [make] della sua { $make }
           *[none] della sua auto
        }
    .your_car_from =
        { $named ->
            [model] dalla sua { $make } { $model }
            [make] dalla sua { $make }
           *[none] dalla sua auto
        }
    .maker_of =
        { $named ->
            [none] della casa automobilistica
           *[make] di { $make }
        }
    .maker_from =
        { $named ->
            [none] dalla casa automobilistica
           *[make] da { $make }
        }
    .maker_account_in =
        { $named ->
            [none] nel suo account presso la casa automobilistica
           *[make] nel suo account { $make }
        }
    .maker_app_in =
        { $named ->
            [none] nell’app della casa automobilistica
           *[make] nell’app { $make }
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Errore: { $heading } – { $app_name }
    .description = { $app_name } mostra come sta la sua auto: quanto ha percorso, quanta carica o carburante ha e dove è parcheggiata.
    .skip = Vai al contenuto
    .means = Che cosa significa
    .notice = { $heading }. { $lead }
    .good = Buono a sapersi
    .new_tab = si apre in una nuova scheda
nav =
    .label = Menu principale
    .settings = Impostazioni
help =
    .heading = Aiuto
    .contact = Contatta l’assistenza
footer =
    .label = Informazioni su { $app_name }
    .privacy = Privacy
    .accessibility = Accessibilità
    .language = Lingua
    .change = Cambia
form_errors =
    .heading = C’è un problema
form =
    .stale = Questa pagina è rimasta aperta a lungo. Non è cambiato nulla. Prema di nuovo il pulsante.
sandbox =
    .badge = Ambiente di prova.
    .nothing_real = Nessuna auto vera, nessun dato vero.
details =
    .summary = Dati per l’assistenza
    .intro = Invii questi dati se ci contatta. Non contengono il suo nome, la sua posizione né il VIN completo.
    .reference = Riferimento
    .time = Ora
    .time_local = La sua ora
    .what = Che cosa è successo
    .partner_ref = Riferimento Smartcar
    .page = Pagina
    .car = Auto
    .copy = Copia i dati
    .copied = Dati copiati

## S01 Access not given

access_denied =
    .heading = La sua auto non è collegata
    .lead = { $app_name } non ha il suo consenso per vedere le informazioni dell’auto.
    .kept = Non è stato condiviso nulla e nulla è cambiato { forms.maker_account_in }.
    .unavailable = Può usare { $app_name }, tranne le parti che hanno bisogno dell’auto.
    .why_heading = Che cosa chiediamo e perché
    .primary = Collega l’auto
    .secondary = Continua senza auto
    .control = Può smettere di condividere in qualsiasi momento nelle Impostazioni.
    .again_heading = La sua auto non è collegata, e va bene così
    .again_lead = Può usare { $app_name } senza auto e collegarla più tardi nelle Impostazioni.
    .again_primary = Continua senza auto
    .again_secondary = Prova ancora a collegare
permissions =
    .required = Necessario
permission_read_vehicle_info =
    .label = Vedere marca, modello e anno
    .reason = Per mostrare l’auto giusta
permission_read_vin =
    .label = Vedere il VIN
    .reason = Per riconoscere la stessa auto la prossima volta
permission_read_location =
    .label = Vedere dov’è l’auto
    .reason = Per mostrare dove è parcheggiata
permission_read_odometer =
    .label = Vedere la distanza percorsa
    .reason = Per annotare quanta strada fa
permission_read_battery =
    .label = Vedere il livello della batteria
    .reason = Per pianificare la ricarica
permission_read_charge =
    .label = Vedere se è in carica
    .reason = Per dire quando ha finito
permission_control_charge =
    .label = Avviare e fermare la ricarica
    .reason = Per ricaricare quando l’energia costa meno
permission_read_fuel =
    .label = Vedere il livello del carburante
    .reason = Per mostrare quanta strada può fare
permission_read_tires =
    .label = Vedere la pressione degli pneumatici
    .reason = Per avvisare quando è bassa
permission_read_engine_oil =
    .label = Vedere lo stato dell’olio motore
    .reason = Per ricordare il tagliando
permission_read_security =
    .label = Vedere se è chiusa
    .reason = Per mostrarlo qui
permission_control_security =
    .label = Chiudere e aprire le portiere
    .reason = Per poterlo fare da qui

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } non funziona con { $app_name }
    .heading_unknown = La sua auto non funziona con { $app_name }
    .lead = Non tutte le auto possono condividere dati online. Lei non ha sbagliato nulla.
    .kept = Nulla è cambiato { forms.maker_account_in }.
    .form_heading = Ci parli della sua auto
    .form_intro = Contiamo queste richieste quando scegliamo quali auto aggiungere.
    .prefilled = Ha scelto di condividere questi dati. Li controlli prima dell’invio.
    .privacy = Conserviamo questi dati per { $retention }, solo per questo scopo.
    .primary = Invia i dati
    .secondary = Collega un’altra auto
    .quiet = Continua senza auto
    .stale = Questa pagina è rimasta aperta a lungo. Le sue risposte sono ancora qui. Prema di nuovo Invia i dati.
field =
    .make = Marca
    .make_hint = Per esempio, Kia
    .model = Modello
    .model_hint = Per esempio, Niro EV
    .year = Anno del modello
    .year_hint = È sul libretto di circolazione
    .vin = VIN (facoltativo)
    .vin_hint = Il numero di telaio: 17 lettere e numeri, sul libretto o sul parabrezza
error =
    .make_empty = Inserire la marca dell’auto
    .make_long = La marca può avere al massimo 50 caratteri
    .model_empty = Inserire il modello dell’auto
    .model_long = Il modello può avere al massimo 50 caratteri
    .year_empty = Inserire l’anno del modello
    .year_format = L’anno del modello deve avere 4 cifre
    .year_range = L’anno del modello deve essere tra 1900 e { $max_year }
    .vin_length = Il VIN deve avere 17 lettere e numeri
    .vin_chars = Il VIN non può avere le lettere I, O o Q
note =
    .vin_check = Un carattere di questo VIN potrebbe essere sbagliato. Se coincide con il libretto, lo invii così.

## S03 Details saved, and deleted

saved =
    .heading = I dati della sua auto sono salvati
    .reference = Il suo riferimento è { $reference }
    .next = La aggiungiamo all’elenco con cui scegliamo le nuove auto. Non la contatteremo.
    .what_heading = Che cosa abbiamo salvato
    .car = { $year } { $make } { $model }
    .vin = VIN che termina con { $vin_last4 }
    .primary = Continua su { $app_name }
    .secondary = Collega un’altra auto
    .quiet = Elimina questi dati
    .expired = I suoi dati sono salvati. Per eliminarli, comunichi il riferimento all’assistenza.
delete =
    .heading = Eliminare i dati della sua auto?
    .lead = Li togliamo subito dal nostro elenco. Non si può annullare.
    .primary = Elimina i dati
    .secondary = Conservali
deleted =
    .heading = I dati della sua auto sono eliminati
    .already_heading = Questi dati sono stati eliminati
    .lead = Non abbiamo più alcun dato su questa auto.
    .primary = Continua su { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Il servizio connesso della sua auto è disattivato
    .lead = { $app_name } usa il servizio connesso { forms.maker_of }, che per questa auto non è attivo.
    .kept = Non è stato condiviso nulla e non abbiamo cambiato nulla nella sua auto.
    .steps_heading = Come attivarlo
    .step1 = Apra { $maker_app } o il sito e acceda.
    .step2 = Controlli che l’abbonamento o la prova gratuita della sua auto sia attivo.
    .step3 = Torni qui e riprovi.
    .cost = { $Maker } può far pagare questo servizio. { $app_name } no.
    .primary = Prova ancora a collegare
    .secondary = Collega un’altra auto
    .connected_heading = { $Your_car } non condivide più dati
    .connected_lead = Il servizio connesso { forms.maker_of } è disattivato, quindi non possiamo aggiornare le informazioni.
    .connected_kept = Abbiamo conservato gli ultimi dati: { $when }.
    .connected_primary = Controlla di nuovo
    .not_yet = Un nuovo abbonamento può richiedere un giorno per attivarsi. Riprovi domani.

## S05 No cars in the account

no_vehicles =
    .heading = Non abbiamo trovato auto { forms.maker_account_in }
    .lead = Ha effettuato l’accesso, ma in quell’account non c’è un’auto da collegare.
    .kept = Nessuna informazione sull’auto è stata condivisa.
    .steps_heading = Che cosa controllare
    .step1 = Apra { $maker_app }. Vede lì la sua auto?
    .step2 = Se no, aggiunga l’auto e completi la configurazione.
    .step3 = Se ha due account, usi quello con la sua auto.
    .step4 = Se il conducente principale è un’altra persona, forse deve collegarla lei.
    .primary = Prova ancora a collegare
    .secondary = Scegli un’altra marca

## S06 The connection page was not set up right

configuration =
    .heading = Ci dispiace, non siamo riusciti ad avviare il collegamento
    .lead = Il problema è nostro. Non riguarda né la sua auto né il suo account.
    .kept = Non è stato condiviso nulla.
    .primary = Ricomincia
    .secondary = Continua senza auto
    .again_lead = Anche questa volta non ha funzionato, quindi dobbiamo sistemarlo. Ci invii il riferimento qui sotto.
    .again_primary = Contatta l’assistenza

## S07 The connection service had a problem

connect_server =
    .heading = Ci dispiace, non siamo riusciti a collegare la sua auto
    .lead = Il servizio che collega le auto a { $app_name } questa volta non ha funzionato.
    .kept = Non è stato condiviso nulla e non deve cambiare nulla.
    .primary = Prova ancora a collegare
    .secondary = Continua senza auto
    .again_lead = Ancora non funziona. Riprovi tra circa un’ora.

## S08 This link has expired

expired =
    .heading = Questo link è scaduto
    .lead = Per la sua sicurezza, un link di collegamento vale una volta sola, per poco tempo e in un solo browser.
    .kept = Non è stato condiviso nulla e nulla è cambiato.
    .primary = Ricomincia
    .secondary = Vai a { $app_name }
    .cookies = Se lo vede di nuovo, permetta i cookie per questo sito e resti nello stesso browser.
    .already = La sua auto è già collegata.

## S09 We do not know what happened

unknown =
    .heading = Non siamo riusciti a collegare la sua auto
    .lead = Non sappiamo ancora perché. Non dipende da lei, e non è stato condiviso nulla.
    .kept = Il suo account { $app_name } non è cambiato.
    .primary = Prova ancora a collegare
    .secondary = Contatta l’assistenza
    .reference = Il suo riferimento è { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Ricolleghi { $your_car }
    .lead = Abbiamo perso il collegamento, quindi le informazioni dell’auto non si aggiornano.
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .why = Può succedere dopo un cambio di password, o quando { $maker } aggiorna i sistemi.
    .access_withdrawn_lead = La condivisione con { $app_name } è stata disattivata { forms.maker_account_in }, quindi le informazioni non si aggiornano.
    .next = Farà l’accesso con { $maker }. Ci vuole circa un minuto.
    .primary = Ricollega
    .secondary = Non ora
    .banner = { $Your_car } non si aggiorna. Ultimi dati: { $when }.
    .banner_action = Ricollega

## S11 Connected again

reconnected =
    .heading = { $Your_car } è di nuovo collegata
    .lead = Da ora le informazioni sono aggiornate.
    .pending = Aspettiamo i primi dati dalla sua auto.
    .primary = Vai alla sua auto

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Non riusciamo ancora a raggiungere { $your_car }
    .lead = Ha effettuato l’accesso, ma { $maker } non condivide ancora con noi le informazioni dell’auto.
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .primary = Riprova
    .secondary = Non ora
    .again_lead = Anche questa volta non ha funzionato. Ci invii il riferimento qui sotto e cercheremo la causa.
    .again_primary = Contatta l’assistenza
wrong_car =
    .heading = Era un’altra auto
    .lead = Ha effettuato l’accesso a un account che non contiene { $your_car }.
    .kept = Non abbiamo né cambiato né aggiunto nulla.
    .primary = Riprova
    .secondary = Aggiungi anche l’altra auto

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } è a riposo
    .asleep_lead = Le auto parcheggiate si mettono a riposo per risparmiare la batteria.
    .asleep_help = Si riattiva quando la apre o entra { forms.maker_app_in }.
    .signal_heading = { $Your_car } non è raggiungibile
    .signal_lead = Forse è parcheggiata dove non c’è rete mobile, come in un garage.
    .signal_help = Controlli di nuovo dopo che è stata spostata.
    .service_heading = { $Your_car } è in modalità di servizio
    .service_lead = Le officine usano questa modalità durante le riparazioni. La condivisione è in pausa.
    .service_help = Torna quando il lavoro è finito.
    .low_battery_heading = { $Your_car } ha bisogno di carica
    .low_battery_lead = La batteria è troppo scarica per rispondere.
    .low_battery_help = La ricarichi, poi controlli di nuovo.
    .unknown_heading = { $Your_car } non risponde
    .unknown_lead = Non sappiamo perché. Spesso si risolve da solo.
    .kept = Ultimi dati: { $when }.
    .primary = Controlla di nuovo
    .secondary = Usa gli ultimi dati

## S14 The car is not ready for that

not_ready =
    .door_heading = La sua auto non è chiusa
    .door_lead = Una portiera è aperta. Chiuda tutte le portiere e riprovi.
    .trunk_heading = La sua auto non è chiusa
    .trunk_lead = Il bagagliaio è aperto. Lo chiuda e riprovi.
    .hood_heading = La sua auto non è chiusa
    .hood_lead = Il cofano è aperto. Lo chiuda e riprovi.
    .ignition_heading = La sua auto è accesa
    .ignition_lead = Quando è parcheggiata, la spenga e riprovi.
    .motion_heading = La sua auto è in movimento
    .motion_lead = Funziona solo quando è parcheggiata. Riprovi più tardi.
    .unplugged_heading = La ricarica non è iniziata
    .unplugged_lead = Il cavo non è collegato. Lo colleghi e riprovi.
    .plugged_heading = Il cavo di ricarica è collegato
    .plugged_lead = Scolleghi il cavo e riprovi.
    .charging_heading = La sua auto è già in carica
    .charging_lead = Non deve fare nulla.
    .full_heading = La sua auto è completamente carica
    .full_lead = Non deve fare nulla.
    .not_charging_heading = La sua auto non è in carica
    .not_charging_lead = Avvii la ricarica, poi controlli di nuovo.
    .fault_heading = La ricarica non è iniziata
    .fault_lead = Controlli il cavo. Poi disattivi le ricariche programmate e riprovi.
    .remote_heading = L’accesso online è disattivato nella sua auto
    .remote_lead = Lo attivi nelle impostazioni dell’auto. Il manuale spiega come.
    .other_heading = La sua auto non è pronta per questo
    .other_lead = Riprovi tra qualche minuto.
    .primary = Riprova
    .secondary = Torna alla sua auto

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } le chiede ancora qualcosa
    .lead = C’è qualcosa in sospeso { forms.maker_account_in }, quindi le informazioni non si aggiornano.
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .steps_heading = Che cosa fare
    .step1 = Apra { $maker_app } e acceda.
    .step2 = Completi ciò che le viene chiesto, come nuove condizioni da accettare.
    .step3 = Torni qui e controlli di nuovo.
    .primary = Controlla di nuovo
    .secondary = Non ora
virtual_key =
    .heading = Ancora un passo per comandare { $your_car }
    .lead = { $Maker } le chiede prima di aggiungere una chiave digitale per { $app_name }.
    .kept = Possiamo ancora mostrare le informazioni dell’auto.
    .next = Si apre { $maker_app }. Quando ha finito, torni a questa pagina.
    .primary = Aggiungi la chiave
    .secondary = Ho aggiunto la chiave

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } non è più nel suo account
    .lead = Non si trova più { forms.maker_account_in }, quindi non possiamo aggiornarla.
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .steps_heading = Due modi per continuare
    .step1 = È ancora sua? La aggiunga di nuovo { forms.maker_app_in }, poi controlli qui.
    .step2 = Venduta o restituita? La rimuova qui.
    .primary = Controlla di nuovo
    .secondary = Rimuovi questa auto

## S17 One permission is missing

permission =
    .heading = { $feature }: manca un consenso
    .lead = Per mostrarlo, { $app_name } ha bisogno di questa autorizzazione: { $permission }.
    .lead_action = Per farlo, { $app_name } ha bisogno di questa autorizzazione: { $permission }.
    .why = { $permission_reason }
    .kept = Tutto il resto funziona come prima.
    .primary = Rivedi l’autorizzazione
    .secondary = Continua senza

## S18 Not available for this car

feature =
    .line = Non disponibile per { $your_car }
    .group = Non disponibile per { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Ricolleghi { $your_car } per vederlo. { $Maker } lo ha spostato in un servizio più recente.
    .why = La sua auto non lo condivide, o non possiamo leggerlo.

## S19 Paused on our side

plan_limit =
    .heading = Gli aggiornamenti { forms.your_car_of } sono in pausa
    .lead = La causa è dalla nostra parte. Non deve fare nulla.
    .connecting_heading = Oggi non possiamo aggiungere la sua auto
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .connecting_kept = Non è stato condiviso nulla.
    .primary = Torna alla sua auto
    .connecting_primary = Continua senza auto
    .secondary = Contatta l’assistenza

## S20 Wait before you check again

too_soon =
    .heading = Controllata un momento fa
    .heading_other = Controlli in pausa: { $wait }
    .lead = Le auto hanno bisogno di una pausa tra i controlli per risparmiare la batteria.
    .lead_other = Il servizio { forms.maker_of } limita quanto spesso possiamo controllare.
    .time = Può controllare di nuovo alle ore { $at }.
    .kept = Ultimi dati: { $when }.
    .primary = Controlla di nuovo
    .secondary = Torna alla sua auto

## S21 The car maker's service is not answering

maker_down =
    .heading = Il servizio { forms.maker_of } non risponde
    .lead = Non deve cambiare nulla. Spesso si risolve entro un’ora.
    .kept = Ultimi dati: { $when }.
    .primary = Controlla di nuovo
    .secondary = Torna alla sua auto
    .data_heading = Nessuna nuova informazione { forms.maker_from }
    .data = { $Maker } ha inviato dati che non sembrano giusti. Abbiamo conservato gli ultimi.
    .link_heading = Al momento nessuna nuova informazione { forms.your_car_from }
    .link = Il servizio che collega le auto a { $app_name } non risponde. Non deve cambiare nulla.

## S22 A problem on our side

our_fault =
    .heading = Ci dispiace, non possiamo aggiornare { $your_car }
    .lead = Il problema è nostro. Non deve fare nulla.
    .kept = Abbiamo conservato gli ultimi dati: { $when }.
    .primary = Torna alla sua auto
    .secondary = Contatta l’assistenza
    .connecting_heading = Ci dispiace, non possiamo collegare la sua auto
    .connecting_kept = Non è stato condiviso nulla.
    .connecting_primary = Continua senza auto

## S23 Page not found

not_found =
    .heading = Pagina non trovata
    .lead = Se ha scritto l’indirizzo, lo controlli. Se ha seguito un link, forse è vecchio.
    .primary = Vai a { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Ci dispiace, c’è un problema con { $app_name }
    .lead = Riprovi tra qualche minuto.
    .kept = Quello che ha salvato prima è al sicuro.
    .primary = Vai a { $app_name }
    .reference = Il suo riferimento è { $reference }
    .save_failed = Non siamo riusciti a salvare i suoi dati. Sono ancora qui, può inviarli di nuovo.

## S25 Service unavailable

unavailable =
    .heading = Ci dispiace, { $app_name } non è disponibile
    .lead = Può usarlo di nuovo dalle ore { $at }.
    .lead_unknown = Riprovi più tardi nella giornata.
    .kept = Quello che ha salvato prima è al sicuro.
    .primary = Vai a { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Serve una breve pausa
    .lead = Da questa rete sono arrivate molte richieste in poco tempo. Aspetti un minuto, torni indietro e invii di nuovo.
    .kept = Quello che ha salvato prima è al sicuro.
    .primary = Vai a { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Acceda per vedere questa pagina
    .lead = È per chi gestisce { $app_name }. La ricarichi per inserire la password.
    .primary = Vai a { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } è già collegata
    .lead = Non deve fare altro.
    .primary = Vai alla sua auto
    .secondary = Collega un’altra auto
    .other_heading = Questa auto è già in uso
    .other_lead = È collegata a un altro account { $app_name }. Possiamo aiutarla nel trasferimento.
    .other_primary = Contatta l’assistenza

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Colleghi la sua auto
    .lead = Farà l’accesso con la casa automobilistica e sceglierà che cosa condividere.
    .gives = Vedrà quanto ha percorso, quanta carica o carburante ha e dove è parcheggiata.
    .time = Ci vogliono circa due minuti. Servono i suoi dati di accesso presso la casa automobilistica.
    .safe = Non vediamo mai la sua password presso la casa automobilistica. Può smettere di condividere in qualsiasi momento.
    .why_heading = Che cosa chiediamo e perché
    .primary = Collega l’auto
    .secondary = Continua senza auto
    .popup = La finestra di accesso non si è aperta.
    .popup_action = Apri l’accesso in questa finestra
connected =
    .heading = { $Your_car } è collegata
    .lead = Ora può vedere le sue informazioni in { $app_name }.
    .several = Le sue auto sono collegate. Ora può vedere qui le loro informazioni.
    .primary = Vai alla sua auto
pending =
    .heading = Abbiamo inviato la sua richiesta
    .lead = L’auto può impiegare qualche minuto per rispondere. Mostreremo qui il risultato.
    .what = Ha chiesto: { $what }
    .primary = Controlla di nuovo
command =
    .heading = Comandi per la sua auto
    .others = Altre richieste possibili
    .asked_heading = Le sue richieste
    .sent = { $command }: inviato alle ore { $at }. La sua auto non ha ancora confermato.
    .confirmed = { $command }: confermato dalla sua auto.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Che cosa può fare
    .more_label = Che cosa può fare: { $what }
command_lock =
    .label = Chiudi
    .feature = Chiusura
    .not_done = La sua auto non è stata chiusa.
    .uncertain = Non sappiamo se la sua auto è stata chiusa. La controlli prima di riprovare.
command_unlock =
    .label = Apri
    .feature = Apertura
    .not_done = La sua auto non è stata aperta.
    .uncertain = Non sappiamo se la sua auto è stata aperta. La controlli prima di riprovare.
command_start_charge =
    .label = Avvia la ricarica
    .feature = Avvio della ricarica
    .not_done = La ricarica non è stata avviata.
    .uncertain = Non sappiamo se la ricarica è stata avviata. Controlli l’auto prima di riprovare.
command_stop_charge =
    .label = Ferma la ricarica
    .feature = Arresto della ricarica
    .not_done = La ricarica non è stata fermata.
    .uncertain = Non sappiamo se la ricarica è stata fermata. Controlli l’auto prima di riprovare.
disconnect =
    .heading = Smettere di condividere { $your_car }?
    .lead = { $app_name } non riceverà più nuove informazioni dalla sua auto.
    .kept = Conserviamo ciò che abbiamo già finché non lo elimina.
    .primary = Smetti di condividere
    .secondary = Continua a condividere
disconnected =
    .heading = { $Your_car } non è più collegata
remove =
    .heading = Rimuovere { $your_car }?
    .lead = Elimineremo tutto ciò che abbiamo conservato. Non si può annullare.
    .kept = Nulla cambia { forms.maker_account_in }.
    .primary = Rimuovi questa auto
    .secondary = Tieni questa auto
    .done = { $Your_car } è stata rimossa

## The car's own page

state =
    .ok = Aggiornata
    .older = Ultimi dati: { $when }
    .no_data = Ancora nessuna informazione dall’auto
    .two_times = Controllata alle ore { $at }. Ultime notizie dall’auto: { $when }.
    .needs_you = Da fare: ricollegare
    .needs_maker = Da fare: aprire { $maker_app }
    .paused = In pausa per causa nostra
    .asking = Stiamo interrogando l’auto
    .off = Non collegata
    .moved = Non più collegata qui: è stata collegata da un altro browser o account
vehicle =
    .heading = { $Your_car }
    .year = Anno del modello { $year }
    .values_heading = Che cosa dice la sua auto
    .updated = Aggiornato: { $time }
    .check = Controlla di nuovo
    .connect = Collega l’auto
    .stop = Smetti di condividere
    .remove = Elimina le informazioni
    .back = Torna alla sua auto
    .kept = Sono le ultime informazioni ricevute. Non si aggiornano più.
    .asking = Stiamo interrogando la sua auto. Può richiedere qualche minuto.
    .show_answer = Mostra la risposta
value =
    .odometer = Distanza percorsa
    .battery = Livello della batteria
    .fuel = Livello del carburante
    .location = Posizione
    .charge = Ricarica
    .security = Portiere
    .charging = In carica
    .not_charging = Non in carica
    .fully_charged = Carica completa
    .plugged_in = Il cavo è collegato
    .unplugged = Nessun cavo collegato
    .locked = Chiuse
    .unlocked = Non chiuse
    .no_news = Nessuna nuova informazione questa volta
    .not_known = Al momento non noto
    .place = { $latitude }, { $longitude }
    .here_since = Vista qui da: { $when }
    .maps = Mostra su una mappa, in una nuova scheda:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Mappe di Apple
    .range_km =
        { $count ->
           *[other] Ancora { $shown } km circa
        }
    .range_mi =
        { $count ->
            [one] Ancora { $shown } miglio circa
           *[other] Ancora { $shown } miglia circa
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° O
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } miglio
           *[other] { $shown } miglia
        }
    .percent = { $shown }%
    .litres =
        { $count ->
            [one] { $shown } litro
           *[other] { $shown } litri
        }

## Home, cars and settings

home =
    .heading = { $app_name } senza la sua auto
    .lead = Qui c’è poco da vedere finché un’auto non è collegata, e va bene così.
    .settings = Può aprire le Impostazioni e collegare un’auto quando vuole.
    .support = Può leggere come trattiamo i suoi dati e chiederci aiuto.
    .primary = Apri le Impostazioni
cars =
    .heading = Le sue auto
    .connect = Collega un’altra auto
settings =
    .heading = Impostazioni
    .cars_heading = Le sue auto
    .none = Nessuna auto è collegata.
    .connect = Collega l’auto
    .connect_other = Collega un’altra auto
    .stop = Smetti di condividere
    .remove = Elimina le informazioni
    .forget = Dimentica questo browser
    .stop_label = Smetti di condividere: { $name }
    .remove_label = Elimina le informazioni: { $name }
    .distance_heading = Distanze
    .distance = Mostra le distanze in
    .km = chilometri
    .mi = miglia
    .save = Salva

forget =
    .heading = Dimenticare questo browser?
    .lead = Questo browser non conoscerà più le sue auto. Utile su un dispositivo usato anche da altri.
    .cars = Le sue auto restano collegate a { $app_name }, ma nessuno può vederle.
    .again = Per rivedere un’auto, la colleghi di nuovo in qualsiasi browser.
    .stop = Per terminare la condivisione, torni indietro e prema prima Smetti di condividere.
    .kept = Eliminiamo ciò che abbiamo sulle sue auto dopo { $retention }.
    .primary = Dimentica questo browser
    .secondary = Indietro

## Privacy, accessibility and support

privacy =
    .heading = Come trattiamo i suoi dati
    .lead = Conserviamo il meno possibile, e può eliminarlo da sé.
    .car_heading = Quando collega un’auto
    .car = Conserviamo marca, modello e anno, e gli ultimi valori che ha inviato.
    .car_key = Conserviamo la chiave che ci permette di leggerne i dati. È ben custodita, e sparisce quando smette di condividere.
    .car_password = Non vediamo mai la sua password presso la casa automobilistica.
    .car_location = Conserviamo solo l’ultimo posto in cui era l’auto, mai un percorso.
    .car_forgotten = Se non torna per { $retention }, eliminiamo tutto.
    .form_heading = Quando ci parla di un’auto
    .form = Conserviamo quello che ha scritto nel modulo per { $retention }.
    .form_use = Lo usiamo per scegliere quali auto aggiungere, e per nient’altro.
    .form_delete = Può eliminarlo dalla pagina che lo conferma.
    .count_heading = Che cosa contiamo
    .count = Contiamo quali pagine vengono mostrate e quali pulsanti vengono premuti.
    .count_private = Non annotiamo nomi. I numeri restano sul nostro server per { $retention }.
    .count_visit = Ogni visita riceve un numero casuale. Se il suo browser chiede di non essere seguito, non ne riceve.
    .cookie_heading = Cookie
    .cookie = Usiamo un cookie per riconoscerla. Nessun altro può leggerlo.
    .primary = Apri le Impostazioni
accessibility =
    .heading = Usare { $app_name } a modo suo
    .lead = Vogliamo che ogni pagina funzioni per tutti, su qualsiasi schermo.
    .do_heading = Che cosa può fare
    .do_zoom = Ingrandire al 400% senza scorrere di lato.
    .do_keys = Usare ogni pagina con la tastiera o un lettore di schermo.
    .do_colour = Usare uno schermo scuro o i propri colori.
    .do_motion = Disattivare il movimento sul dispositivo. Lo rispettiamo.
    .do_script = Disattivare gli script. Qui nulla ne ha bisogno.
    .aim_heading = A che cosa puntiamo
    .aim = Seguiamo uno standard chiamato WCAG 2.2, livello AA.
    .aim_tell = Se una pagina è difficile da usare, ce lo dica. Vogliamo saperlo.
    .primary = Vai a { $app_name }
support =
    .heading = Ottenere aiuto
    .lead = Questa copia di { $app_name } non ha ancora un servizio di assistenza.
    .owner = Chieda a chi le ha dato questo indirizzo.
    .details = Invii il riferimento che vede sulla pagina, se c’è.
    .operator = Se gestisce { $app_name }, imposti APP_SUPPORT_URL sulla sua pagina di aiuto.
    .primary = Vai a { $app_name }
