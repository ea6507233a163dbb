### Every word an owner reads, in Spanish. Formal (usted). Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = su { $make } { $model }
    .your_car_make = su { $make }
    .your_car_unknown = su coche
    .Your_car = Su { $make } { $model }
    .Your_car_make = Su { $make }
    .Your_car_unknown = Su coche
    .maker_unknown = su fabricante
    .Maker_unknown = Su fabricante
    .maker_account = su cuenta de { $make }
    .maker_account_unknown = su cuenta del fabricante
    .maker_app = la aplicación de { $make }
    .maker_app_unknown = la aplicación de su fabricante
    .feature_unknown = Esta función
    .when_unknown = una fecha anterior
    .today = hoy, { $time }
    .date = { $date }, { $time }
    .wait_unknown = unos minutos
    .one_year = un año
    .days =
        { $count ->
            [one] { $count } día
           *[other] { $count } días
        }
    .wait_minutes =
        { $count ->
            [one] alrededor de { $count } minuto
           *[other] alrededor de { $count } minutos
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Error: { $heading } – { $app_name }
    .description = { $app_name } muestra cómo está su coche: cuánto ha recorrido, cuánta carga o combustible le queda y dónde está aparcado.
    .skip = Ir al contenido
    .means = Qué significa
    .notice = { $heading }. { $lead }
    .good = Conviene saber
    .new_tab = se abre en una pestaña nueva
nav =
    .label = Menú principal
    .settings = Ajustes
help =
    .heading = Ayuda
    .contact = Contactar con asistencia
footer =
    .label = Acerca de { $app_name }
    .privacy = Privacidad
    .accessibility = Accesibilidad
    .language = Idioma
    .change = Cambiar
form_errors =
    .heading = Hay un problema
form =
    .stale = Esta página ha estado abierta mucho tiempo. No ha cambiado nada. Pulse el botón otra vez.
sandbox =
    .badge = Entorno de pruebas.
    .nothing_real = Ningún coche real, ningún dato real.
details =
    .summary = Datos para asistencia
    .intro = Envíe estos datos si nos escribe. No contienen su nombre, su ubicación ni su VIN completo.
    .reference = Referencia
    .time = Hora
    .time_local = Su hora
    .what = Qué ha pasado
    .partner_ref = Referencia de Smartcar
    .page = Página
    .car = Coche
    .copy = Copiar los datos
    .copied = Datos copiados

## S01 Access not given

access_denied =
    .heading = Su coche no está conectado
    .lead = { $app_name } no tiene su permiso para ver la información de su coche.
    .kept = No se ha compartido nada, y nada ha cambiado en { $maker_account }.
    .unavailable = Puede usar { $app_name }, salvo las partes que necesitan su coche.
    .why_heading = Qué pedimos y por qué
    .primary = Conectar mi coche
    .secondary = Seguir sin mi coche
    .control = Puede dejar de compartir en cualquier momento en Ajustes.
    .again_heading = Su coche no está conectado, y no pasa nada
    .again_lead = Puede usar { $app_name } sin él y conectarlo más tarde en Ajustes.
    .again_primary = Seguir sin mi coche
    .again_secondary = Intentar conectar otra vez
permissions =
    .required = Necesario
permission_read_vehicle_info =
    .label = Ver la marca, el modelo y el año
    .reason = Para mostrar el coche correcto
permission_read_vin =
    .label = Ver el VIN
    .reason = Para reconocer su coche la próxima vez
permission_read_location =
    .label = Ver dónde está el coche
    .reason = Para mostrar dónde está aparcado
permission_read_odometer =
    .label = Ver la distancia recorrida
    .reason = Para anotar cuánto conduce
permission_read_battery =
    .label = Ver el nivel de la batería
    .reason = Para planificar la carga
permission_read_charge =
    .label = Ver si está cargando
    .reason = Para decirle cuándo termina
permission_control_charge =
    .label = Iniciar y detener la carga
    .reason = Para cargar cuando la luz es más barata
permission_read_fuel =
    .label = Ver el nivel de combustible
    .reason = Para mostrar hasta dónde puede llegar
permission_read_tires =
    .label = Ver la presión de los neumáticos
    .reason = Para avisarle cuando es baja
permission_read_engine_oil =
    .label = Ver el estado del aceite
    .reason = Para recordarle la revisión
permission_read_security =
    .label = Ver si está cerrado
    .reason = Para mostrárselo
permission_control_security =
    .label = Cerrar y abrir las puertas
    .reason = Para que pueda hacerlo desde aquí

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } no funciona con { $app_name }
    .heading_unknown = Su coche no funciona con { $app_name }
    .lead = No todos los coches pueden compartir datos en línea. Usted no ha hecho nada mal.
    .kept = Nada ha cambiado en { $maker_account }.
    .form_heading = Háblenos de su coche
    .form_intro = Contamos estas solicitudes para elegir qué coches añadir.
    .prefilled = Usted decidió compartir estos datos. Revíselos antes de enviarlos.
    .privacy = Guardamos estos datos durante { $retention }, solo para esto.
    .primary = Enviar datos
    .secondary = Conectar otro coche
    .quiet = Seguir sin mi coche
    .stale = Esta página ha estado abierta mucho tiempo. Sus respuestas siguen aquí. Pulse otra vez Enviar datos.
field =
    .make = Marca
    .make_hint = Por ejemplo, Kia
    .model = Modelo
    .model_hint = Por ejemplo, Niro EV
    .year = Año del modelo
    .year_hint = Está en el permiso de circulación
    .vin = VIN (opcional)
    .vin_hint = El número de bastidor: 17 letras y números, en los papeles o en el parabrisas
error =
    .make_empty = Escriba la marca de su coche
    .make_long = La marca debe tener 50 caracteres o menos
    .model_empty = Escriba el modelo de su coche
    .model_long = El modelo debe tener 50 caracteres o menos
    .year_empty = Escriba el año del modelo
    .year_format = El año del modelo debe tener 4 cifras
    .year_range = El año del modelo debe estar entre 1900 y { $max_year }
    .vin_length = El VIN debe tener 17 letras y números
    .vin_chars = El VIN no puede tener las letras I, O o Q
note =
    .vin_check = Puede que un carácter de este VIN esté mal. Si coincide con sus papeles, envíelo como está.

## S03 Details saved, and deleted

saved =
    .heading = Los datos de su coche están guardados
    .reference = Su referencia es { $reference }
    .next = Lo añadimos a la lista con la que elegimos coches nuevos. No le contactaremos.
    .what_heading = Qué hemos guardado
    .car = { $year } { $make } { $model }
    .vin = VIN terminado en { $vin_last4 }
    .primary = Continuar en { $app_name }
    .secondary = Conectar otro coche
    .quiet = Borrar estos datos
    .expired = Sus datos están guardados. Para borrarlos, dé su referencia a asistencia.
delete =
    .heading = ¿Borrar los datos de su coche?
    .lead = Los quitaremos de nuestra lista enseguida. No se puede deshacer.
    .primary = Borrar datos
    .secondary = Conservarlos
deleted =
    .heading = Los datos de su coche están borrados
    .already_heading = Estos datos ya se borraron
    .lead = Ya no tenemos ningún dato de este coche.
    .primary = Continuar en { $app_name }

## S04 The car's online service is off

subscription =
    .heading = El servicio conectado de su coche está desactivado
    .lead = { $app_name } usa el servicio conectado de { $maker }, y no está activo para este coche.
    .kept = No se ha compartido nada, y no hemos cambiado nada en su coche.
    .steps_heading = Cómo activarlo
    .step1 = Abra { $maker_app } o la web e inicie sesión.
    .step2 = Compruebe que la suscripción o la prueba gratuita de su coche está activa.
    .step3 = Vuelva aquí e inténtelo otra vez.
    .cost = { $Maker } puede cobrar por este servicio. { $app_name } no cobra.
    .primary = Intentar conectar otra vez
    .secondary = Conectar otro coche
    .connected_heading = { $Your_car } ha dejado de compartir datos
    .connected_lead = El servicio conectado de { $maker } está desactivado, así que no podemos actualizar su información.
    .connected_kept = Conservamos los últimos datos: { $when }.
    .connected_primary = Comprobar otra vez
    .not_yet = Una suscripción nueva puede tardar un día en empezar. Inténtelo mañana.

## S05 No cars in the account

no_vehicles =
    .heading = No hemos encontrado coches en { $maker_account }
    .lead = Ha iniciado sesión, pero en esa cuenta no hay ningún coche que podamos conectar.
    .kept = No se ha compartido información de ningún coche.
    .steps_heading = Qué puede comprobar
    .step1 = Abra { $maker_app }. ¿Ve ahí su coche?
    .step2 = Si no, añada su coche y termine la configuración.
    .step3 = Si tiene dos cuentas, use la que tiene su coche.
    .step4 = Si el conductor principal es otra persona, quizá tenga que conectarlo ella.
    .primary = Intentar conectar otra vez
    .secondary = Elegir otra marca

## S06 The connection page was not set up right

configuration =
    .heading = Lo sentimos, no hemos podido iniciar la conexión
    .lead = El problema es nuestro. No es de su coche ni de su cuenta.
    .kept = No se ha compartido nada.
    .primary = Empezar de nuevo
    .secondary = Seguir sin mi coche
    .again_lead = Tampoco ha funcionado esta vez, así que tenemos que arreglarlo. Envíenos la referencia de abajo.
    .again_primary = Contactar con asistencia

## S07 The connection service had a problem

connect_server =
    .heading = Lo sentimos, no hemos podido conectar su coche
    .lead = El servicio que une los coches con { $app_name } no ha funcionado esta vez.
    .kept = No se ha compartido nada, y no tiene que cambiar nada.
    .primary = Intentar conectar otra vez
    .secondary = Seguir sin mi coche
    .again_lead = Sigue sin funcionar. Inténtelo dentro de una hora.

## S08 This link has expired

expired =
    .heading = Este enlace ha caducado
    .lead = Por su seguridad, un enlace de conexión sirve una sola vez, por poco tiempo y en un solo navegador.
    .kept = No se ha compartido nada y nada ha cambiado.
    .primary = Empezar de nuevo
    .secondary = Ir a { $app_name }
    .cookies = Si vuelve a ver esto, permita las cookies de este sitio y siga en el mismo navegador.
    .already = Su coche ya está conectado.

## S09 We do not know what happened

unknown =
    .heading = No hemos podido conectar su coche
    .lead = Aún no sabemos por qué. No se debe a nada que usted haya hecho, y no se ha compartido nada.
    .kept = Su cuenta de { $app_name } no ha cambiado.
    .primary = Intentar conectar otra vez
    .secondary = Contactar con asistencia
    .reference = Su referencia es { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Vuelva a conectar { $your_car }
    .lead = Se ha perdido la conexión, así que la información de su coche no se actualiza.
    .kept = Conservamos los últimos datos: { $when }.
    .why = Puede pasar al cambiar la contraseña, o cuando { $maker } actualiza sus sistemas.
    .access_withdrawn_lead = Se dejó de compartir con { $app_name } en { $maker_account }, así que la información no se actualiza.
    .next = Iniciará sesión con { $maker }. Tarda alrededor de un minuto.
    .primary = Volver a conectar
    .secondary = Ahora no
    .banner = { $Your_car } no se actualiza. Últimos datos: { $when }.
    .banner_action = Volver a conectar

## S11 Connected again

reconnected =
    .heading = { $Your_car } vuelve a estar conectado
    .lead = Su información está al día desde ahora.
    .pending = Esperamos los primeros datos de su coche.
    .primary = Ir a su coche

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Seguimos sin poder contactar con { $your_car }
    .lead = Ha iniciado sesión, pero { $maker } aún no comparte con nosotros la información de su coche.
    .kept = Conservamos los últimos datos: { $when }.
    .primary = Intentar otra vez
    .secondary = Ahora no
    .again_lead = Tampoco ha funcionado esta vez. Envíenos la referencia de abajo y lo miraremos.
    .again_primary = Contactar con asistencia
wrong_car =
    .heading = Ese era otro coche
    .lead = Ha iniciado sesión en una cuenta en la que no está { $your_car }.
    .kept = No hemos cambiado ni añadido nada.
    .primary = Intentar otra vez
    .secondary = Añadir también el otro coche

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } está en reposo
    .asleep_lead = Un coche aparcado entra en reposo para ahorrar batería.
    .asleep_help = Se activa cuando usted lo abre o entra en { $maker_app }.
    .signal_heading = { $Your_car } está fuera de cobertura
    .signal_lead = Quizá está aparcado donde no hay señal de móvil, como en un garaje.
    .signal_help = Compruebe otra vez cuando se haya movido.
    .service_heading = { $Your_car } está en modo de servicio
    .service_lead = Los talleres usan este modo durante una reparación. Los datos están en pausa.
    .service_help = Vuelve cuando termina el trabajo.
    .low_battery_heading = { $Your_car } necesita más carga
    .low_battery_lead = Su batería está demasiado baja para responder.
    .low_battery_help = Cárguelo y compruebe otra vez.
    .unknown_heading = { $Your_car } no responde
    .unknown_lead = No sabemos por qué. A menudo se arregla solo.
    .kept = Últimos datos: { $when }.
    .primary = Comprobar otra vez
    .secondary = Usar los últimos datos

## S14 The car is not ready for that

not_ready =
    .door_heading = Su coche no está cerrado
    .door_lead = Una puerta está abierta. Cierre todas las puertas e inténtelo otra vez.
    .trunk_heading = Su coche no está cerrado
    .trunk_lead = El maletero está abierto. Ciérrelo e inténtelo otra vez.
    .hood_heading = Su coche no está cerrado
    .hood_lead = El capó está abierto. Ciérrelo e inténtelo otra vez.
    .ignition_heading = Su coche está encendido
    .ignition_lead = Cuando esté aparcado, apáguelo e inténtelo otra vez.
    .motion_heading = Su coche se está moviendo
    .motion_lead = Esto solo funciona con el coche aparcado. Inténtelo más tarde.
    .unplugged_heading = La carga no ha empezado
    .unplugged_lead = El cable no está enchufado. Enchúfelo e inténtelo otra vez.
    .plugged_heading = Su coche está enchufado
    .plugged_lead = Desenchufe el cable e inténtelo otra vez.
    .charging_heading = Su coche ya está cargando
    .charging_lead = No tiene que hacer nada.
    .full_heading = Su coche está totalmente cargado
    .full_lead = No tiene que hacer nada.
    .not_charging_heading = Su coche no está cargando
    .not_charging_lead = Inicie la carga y compruebe otra vez.
    .fault_heading = La carga no ha empezado
    .fault_lead = Compruebe el cable. Después desactive las cargas programadas e inténtelo otra vez.
    .remote_heading = El acceso en línea está desactivado en su coche
    .remote_lead = Actívelo en los ajustes del coche. El manual explica cómo.
    .other_heading = Su coche no está listo para esto
    .other_lead = Inténtelo otra vez en unos minutos.
    .primary = Intentar otra vez
    .secondary = Volver a su coche

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } necesita algo de usted
    .lead = Hay una tarea pendiente en { $maker_account }, así que la información no se actualiza.
    .kept = Conservamos los últimos datos: { $when }.
    .steps_heading = Qué hacer
    .step1 = Abra { $maker_app } e inicie sesión.
    .step2 = Termine lo que le pida, como aceptar nuevas condiciones.
    .step3 = Vuelva aquí y compruebe otra vez.
    .primary = Comprobar otra vez
    .secondary = Ahora no
virtual_key =
    .heading = Un paso más para controlar { $your_car }
    .lead = { $Maker } le pide que añada antes una llave digital para { $app_name }.
    .kept = Podemos seguir mostrando la información de su coche.
    .next = Esto abre { $maker_app }. Cuando termine, vuelva a esta página.
    .primary = Añadir la llave
    .secondary = He añadido la llave

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } ya no está en su cuenta
    .lead = No aparece en { $maker_account }, así que no podemos actualizarlo.
    .kept = Conservamos los últimos datos: { $when }.
    .steps_heading = Dos formas de seguir
    .step1 = ¿Aún es su coche? Abra { $maker_app }, añádalo de nuevo y compruebe otra vez.
    .step2 = ¿Lo ha vendido o devuelto? Quítelo aquí.
    .primary = Comprobar otra vez
    .secondary = Quitar este coche

## S17 One permission is missing

permission =
    .heading = { $feature }: falta un permiso
    .lead = Para mostrar esto, { $app_name } necesita este permiso: { $permission }.
    .lead_action = Para hacer esto, { $app_name } necesita este permiso: { $permission }.
    .why = { $permission_reason }
    .kept = Todo lo demás funciona como antes.
    .primary = Revisar el permiso
    .secondary = Seguir sin él

## S18 Not available for this car

feature =
    .line = No disponible para { $your_car }
    .group = No disponible para { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Vuelva a conectar { $your_car } para ver esto. { $Maker } lo ha pasado a un servicio más nuevo.
    .why = Su coche no comparte esto, o no podemos leerlo.

## S19 Paused on our side

plan_limit =
    .heading = Las actualizaciones de { $your_car } están en pausa
    .lead = El motivo está de nuestro lado. No tiene que hacer nada.
    .connecting_heading = Hoy no podemos añadir su coche
    .kept = Conservamos los últimos datos: { $when }.
    .connecting_kept = No se ha compartido nada.
    .primary = Volver a su coche
    .connecting_primary = Seguir sin mi coche
    .secondary = Contactar con asistencia

## S20 Wait before you check again

too_soon =
    .heading = Comprobado hace un momento
    .heading_other = Comprobaciones en pausa: { $wait }
    .lead = Los coches necesitan descansar entre comprobaciones para ahorrar batería.
    .lead_other = El servicio de { $maker } limita cuántas veces podemos comprobar.
    .time = Podrá comprobar otra vez a esta hora: { $at }.
    .kept = Últimos datos: { $when }.
    .primary = Comprobar otra vez
    .secondary = Volver a su coche

## S21 The car maker's service is not answering

maker_down =
    .heading = El servicio de { $maker } no responde
    .lead = No tiene que cambiar nada. A menudo se arregla en menos de una hora.
    .kept = Últimos datos: { $when }.
    .primary = Comprobar otra vez
    .secondary = Volver a su coche
    .data_heading = No hay información nueva de { $maker }
    .data = { $Maker } ha enviado datos que no parecen correctos. Hemos conservado los últimos.
    .link_heading = Ahora no hay información nueva de { $your_car }
    .link = El servicio que une los coches con { $app_name } no responde. No tiene que cambiar nada.

## S22 A problem on our side

our_fault =
    .heading = Lo sentimos, no podemos actualizar { $your_car }
    .lead = El problema es nuestro. No tiene que hacer nada.
    .kept = Conservamos los últimos datos: { $when }.
    .primary = Volver a su coche
    .secondary = Contactar con asistencia
    .connecting_heading = Lo sentimos, no podemos conectar su coche
    .connecting_kept = No se ha compartido nada.
    .connecting_primary = Seguir sin mi coche

## S23 Page not found

not_found =
    .heading = Página no encontrada
    .lead = Si ha escrito la dirección, revísela. Si ha seguido un enlace, quizá sea antiguo.
    .primary = Ir a { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Lo sentimos, hay un problema con { $app_name }
    .lead = Inténtelo otra vez en unos minutos.
    .kept = Lo que guardó antes está a salvo.
    .primary = Ir a { $app_name }
    .reference = Su referencia es { $reference }
    .save_failed = No hemos podido guardar sus datos. Siguen aquí, así que puede enviarlos otra vez.

## S25 Service unavailable

unavailable =
    .heading = Lo sentimos, { $app_name } no está disponible
    .lead = Podrá usarlo otra vez a partir de esta hora: { $at }.
    .lead_unknown = Inténtelo otra vez más tarde.
    .kept = Lo que guardó antes está a salvo.
    .primary = Ir a { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Hace falta una pequeña pausa
    .lead = Se ha enviado mucho desde esta red en poco tiempo. Espere un minuto, vuelva atrás y envíelo otra vez.
    .kept = Lo que guardó antes está a salvo.
    .primary = Ir a { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Inicie sesión para ver esta página
    .lead = Es para quien gestiona { $app_name }. Cárguela de nuevo para escribir la contraseña.
    .primary = Ir a { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } ya está conectado
    .lead = No tiene que hacer nada más.
    .primary = Ir a su coche
    .secondary = Conectar otro coche
    .other_heading = Este coche ya se está usando
    .other_lead = Está conectado a otra cuenta de { $app_name }. Podemos ayudarle a cambiarlo de cuenta.
    .other_primary = Contactar con asistencia

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Conecte su coche
    .lead = Iniciará sesión con su fabricante y elegirá qué comparte.
    .gives = Verá cuánto ha recorrido, cuánta carga o combustible le queda y dónde está aparcado.
    .time = Tarda unos dos minutos. Necesita sus datos de acceso a la cuenta del fabricante.
    .safe = Nunca vemos su contraseña del fabricante. Puede dejar de compartir en cualquier momento.
    .why_heading = Qué pedimos y por qué
    .primary = Conectar mi coche
    .secondary = Seguir sin mi coche
    .popup = La ventana de inicio de sesión no se ha abierto.
    .popup_action = Iniciar sesión en esta ventana
connected =
    .heading = { $Your_car } está conectado
    .lead = Ya puede ver su información en { $app_name }.
    .several = Sus coches están conectados. Ya puede ver aquí su información.
    .primary = Ir a su coche
pending =
    .heading = Hemos enviado su solicitud
    .lead = Su coche puede tardar unos minutos en responder. Mostraremos aquí el resultado.
    .what = Ha pedido: { $what }
    .primary = Comprobar otra vez
command =
    .heading = Controlar su coche
    .others = Otras cosas que puede pedir
    .asked_heading = Lo que ha pedido
    .sent = { $command }: enviado a esta hora: { $at }. Su coche aún no lo ha confirmado.
    .confirmed = { $command }: su coche lo ha confirmado.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Qué puede hacer
    .more_label = Qué puede hacer: { $what }
command_lock =
    .label = Cerrar
    .feature = Cerrar el coche
    .not_done = Su coche no se ha cerrado.
    .uncertain = No sabemos si su coche se ha cerrado. Compruébelo antes de intentarlo otra vez.
command_unlock =
    .label = Abrir
    .feature = Abrir el coche
    .not_done = Su coche no se ha abierto.
    .uncertain = No sabemos si su coche se ha abierto. Compruébelo antes de intentarlo otra vez.
command_start_charge =
    .label = Iniciar la carga
    .feature = Iniciar la carga
    .not_done = La carga no se ha iniciado.
    .uncertain = No sabemos si la carga se ha iniciado. Compruébelo antes de intentarlo otra vez.
command_stop_charge =
    .label = Detener la carga
    .feature = Detener la carga
    .not_done = La carga no se ha detenido.
    .uncertain = No sabemos si la carga se ha detenido. Compruébelo antes de intentarlo otra vez.
disconnect =
    .heading = ¿Dejar de compartir { $your_car }?
    .lead = { $app_name } no recibirá más información de su coche.
    .kept = Conservamos lo que ya tenemos hasta que usted lo borre.
    .primary = Dejar de compartir
    .secondary = Seguir compartiendo
disconnected =
    .heading = { $Your_car } ya no está conectado
remove =
    .heading = ¿Quitar { $your_car }?
    .lead = Borraremos todo lo que guardamos de este coche. No se puede deshacer.
    .kept = Nada cambia en { $maker_account }.
    .primary = Quitar este coche
    .secondary = Conservar este coche
    .done = { $Your_car } se ha quitado

## The car's own page

state =
    .ok = Al día
    .older = Últimos datos: { $when }
    .no_data = Aún no hay información del coche
    .two_times = Comprobado: { $at }. Última señal de su coche: { $when }.
    .needs_you = Pendiente: volver a conectar
    .needs_maker = Pendiente: abrir { $maker_app }
    .paused = En pausa por nuestra parte
    .asking = Consultando su coche
    .off = No conectado
    .moved = Ya no está conectado aquí: se conectó desde otro navegador u otra cuenta
vehicle =
    .heading = { $Your_car }
    .year = Año del modelo { $year }
    .values_heading = Lo que dice su coche
    .updated = Actualizado: { $time }
    .check = Comprobar otra vez
    .connect = Conectar mi coche
    .stop = Dejar de compartir
    .remove = Borrar información
    .back = Volver a su coche
    .kept = Es la última información que recibimos. Ya no se actualiza.
    .asking = Estamos consultando su coche. Puede tardar unos minutos.
    .show_answer = Mostrar la respuesta
value =
    .odometer = Distancia recorrida
    .battery = Nivel de la batería
    .fuel = Nivel de combustible
    .location = Ubicación
    .charge = Carga
    .security = Puertas
    .charging = Cargando
    .not_charging = No está cargando
    .fully_charged = Carga completa
    .plugged_in = El cable está enchufado
    .unplugged = No hay ningún cable enchufado
    .locked = Cerradas
    .unlocked = Sin cerrar
    .no_news = Sin información nueva esta vez
    .not_known = Por ahora no se sabe
    .place = { $latitude }, { $longitude }
    .here_since = Visto aquí desde: { $when }
    .maps = Ver en un mapa, en una pestaña nueva:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Mapas de Apple
    .range_km =
        { $count ->
            [one] Queda aproximadamente { $shown } km
           *[other] Quedan unos { $shown } km
        }
    .range_mi =
        { $count ->
            [one] Queda aproximadamente { $shown } milla
           *[other] Quedan unas { $shown } millas
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° O
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } milla
           *[other] { $shown } millas
        }
    .percent = { $shown } %
    .litres =
        { $count ->
            [one] { $shown } litro
           *[other] { $shown } litros
        }

## Home, cars and settings

home =
    .heading = { $app_name } sin su coche
    .lead = Aquí hay poco que ver hasta que se conecte un coche, y no pasa nada.
    .settings = Puede abrir Ajustes y conectar un coche cuando quiera.
    .support = Puede leer cómo tratamos sus datos y pedirnos ayuda.
    .primary = Abrir Ajustes
cars =
    .heading = Sus coches
    .connect = Conectar otro coche
settings =
    .heading = Ajustes
    .cars_heading = Sus coches
    .none = No hay ningún coche conectado.
    .connect = Conectar mi coche
    .connect_other = Conectar otro coche
    .stop = Dejar de compartir
    .remove = Borrar información
    .forget = Olvidar este navegador
    .stop_label = Dejar de compartir: { $name }
    .remove_label = Borrar información: { $name }
    .distance_heading = Distancias
    .distance = Mostrar distancias en
    .km = kilómetros
    .mi = millas
    .save = Guardar

forget =
    .heading = ¿Olvidar este navegador?
    .lead = Este navegador dejará de conocer sus coches. Hágalo en un dispositivo que usan otras personas.
    .cars = Sus coches siguen conectados a { $app_name }, pero nadie puede verlos.
    .again = Para volver a ver un coche, conéctelo de nuevo en cualquier navegador.
    .stop = Para que un coche deje de compartir datos, vuelva atrás y pulse antes Dejar de compartir.
    .kept = Borramos lo que guardamos de sus coches al cabo de { $retention }.
    .primary = Olvidar este navegador
    .secondary = Volver

## Privacy, accessibility and support

privacy =
    .heading = Cómo tratamos sus datos
    .lead = Guardamos lo menos posible, y usted puede borrarlo.
    .car_heading = Cuando conecta un coche
    .car = Guardamos su marca, modelo y año, y los últimos valores que ha enviado.
    .car_key = Guardamos la clave que nos permite leer sus datos. Está bien protegida y desaparece cuando usted deja de compartir.
    .car_password = Nunca vemos su contraseña del fabricante.
    .car_location = Guardamos solo el último lugar donde estuvo el coche, nunca un recorrido.
    .car_forgotten = Si no vuelve durante { $retention }, lo borramos todo.
    .form_heading = Cuando nos habla de un coche
    .form = Guardamos lo que escribió en el formulario durante { $retention }.
    .form_use = Lo usamos para elegir qué coches añadir, y para nada más.
    .form_delete = Puede borrarlo en la página que lo confirma.
    .count_heading = Qué contamos
    .count = Contamos qué páginas se muestran y qué botones se pulsan.
    .count_private = No anotamos nombres. Los números se quedan en nuestro propio servidor durante { $retention }.
    .count_visit = Cada visita recibe un número al azar. Si su navegador pide que no se le siga, no recibe ninguno.
    .cookie_heading = Cookies
    .cookie = Usamos una cookie para saber que es usted. Nadie más puede leerla.
    .primary = Abrir Ajustes
accessibility =
    .heading = Use { $app_name } a su manera
    .lead = Queremos que cada página funcione para todos, en cualquier pantalla.
    .do_heading = Qué puede hacer
    .do_zoom = Ampliar al 400 % sin desplazarse de lado.
    .do_keys = Usar cada página con teclado o lector de pantalla.
    .do_colour = Usar una pantalla oscura o sus propios colores.
    .do_motion = Desactivar el movimiento en su dispositivo. Lo respetamos.
    .do_script = Desactivar los scripts. Aquí nada los necesita.
    .aim_heading = Qué buscamos
    .aim = Seguimos una norma llamada WCAG 2.2, nivel AA.
    .aim_tell = Si una página es difícil de usar, díganoslo. Queremos saberlo.
    .primary = Ir a { $app_name }
support =
    .heading = Obtener ayuda
    .lead = Esta copia de { $app_name } aún no tiene equipo de asistencia.
    .owner = Pregunte a quien le dio esta dirección.
    .details = Envíele la referencia de su página, si ve una.
    .operator = Si gestiona { $app_name }, ponga en APP_SUPPORT_URL su propia página de ayuda.
    .primary = Ir a { $app_name }
