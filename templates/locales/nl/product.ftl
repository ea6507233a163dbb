### Every word an owner reads, in Dutch. Formal (u). Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = uw { $make } { $model }
    .your_car_make = uw { $make }
    .your_car_unknown = uw auto
    .Your_car = Uw { $make } { $model }
    .Your_car_make = Uw { $make }
    .Your_car_unknown = Uw auto
    .maker_unknown = uw autofabrikant
    .Maker_unknown = Uw autofabrikant
    .maker_account = uw { $make }-account
    .maker_account_unknown = uw account bij de autofabrikant
    .maker_app = de { $make }-app
    .maker_app_unknown = de app van uw autofabrikant
    .feature_unknown = Deze functie
    .when_unknown = een eerder moment
    .today = vandaag om { $time }
    .date = { $date } om { $time }
    .wait_unknown = een paar minuten
    .one_year = één jaar
    .days =
        { $count ->
            [one] { $count } dag
           *[other] { $count } dagen
        }
    .wait_minutes =
        { $count ->
            [one] ongeveer { $count } minuut
           *[other] ongeveer { $count } minuten
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Fout: { $heading } – { $app_name }
    .description = { $app_name } laat zien hoe het met uw auto gaat: hoe ver hij heeft gereden, hoe vol de accu of tank is en waar hij staat.
    .skip = Naar de inhoud
    .means = Wat dit betekent
    .notice = { $heading }. { $lead }
    .good = Goed om te weten
    .new_tab = opent in een nieuw tabblad
nav =
    .label = Hoofdmenu
    .settings = Instellingen
help =
    .heading = Hulp
    .contact = Contact opnemen
footer =
    .label = Over { $app_name }
    .privacy = Privacy
    .accessibility = Toegankelijkheid
    .language = Taal
    .change = Wijzigen
form_errors =
    .heading = Er is een probleem
form =
    .stale = Deze pagina stond lang open. Er is niets veranderd. Druk nog een keer op de knop.
sandbox =
    .badge = Testomgeving.
    .nothing_real = Geen echte auto, geen echte gegevens.
details =
    .summary = Gegevens voor de klantenservice
    .intro = Stuur deze gegevens mee als u contact opneemt. Uw naam, locatie en volledige VIN staan er niet in.
    .reference = Referentie
    .time = Tijd
    .time_local = Uw tijd
    .what = Wat er is gebeurd
    .partner_ref = Smartcar-referentie
    .page = Pagina
    .car = Auto
    .copy = Gegevens kopiëren
    .copied = Gegevens gekopieerd

## S01 Access not given

access_denied =
    .heading = Uw auto is niet verbonden
    .lead = { $app_name } heeft uw toestemming niet om de gegevens van uw auto te zien.
    .kept = Er is niets gedeeld en er is niets veranderd in { $maker_account }.
    .unavailable = U kunt { $app_name } gebruiken, behalve de delen die uw auto nodig hebben.
    .why_heading = Wat wij vragen en waarom
    .primary = Auto verbinden
    .secondary = Doorgaan zonder mijn auto
    .control = U kunt op elk moment stoppen met delen in Instellingen.
    .again_heading = Uw auto is niet verbonden, en dat is prima
    .again_lead = U kunt { $app_name } ook zonder auto gebruiken en hem later verbinden in Instellingen.
    .again_primary = Doorgaan zonder mijn auto
    .again_secondary = Opnieuw verbinden
permissions =
    .required = Nodig
permission_read_vehicle_info =
    .label = Merk, model en modeljaar zien
    .reason = Zodat we de juiste auto tonen
permission_read_vin =
    .label = De VIN zien
    .reason = Zodat we uw auto de volgende keer herkennen
permission_read_location =
    .label = Zien waar de auto is
    .reason = Zodat we kunnen tonen waar hij staat
permission_read_odometer =
    .label = De gereden afstand zien
    .reason = Zodat we kunnen bijhouden hoeveel u rijdt
permission_read_battery =
    .label = Het accuniveau zien
    .reason = Zodat we het laden kunnen plannen
permission_read_charge =
    .label = Zien of hij laadt
    .reason = Zodat we kunnen zeggen wanneer hij klaar is
permission_control_charge =
    .label = Laden starten en stoppen
    .reason = Zodat we kunnen laden als stroom goedkoop is
permission_read_fuel =
    .label = Het brandstofniveau zien
    .reason = Zodat we kunnen tonen hoe ver u komt
permission_read_tires =
    .label = De bandenspanning zien
    .reason = Zodat we kunnen waarschuwen als die laag is
permission_read_engine_oil =
    .label = De staat van de motorolie zien
    .reason = Zodat we u aan onderhoud kunnen herinneren
permission_read_security =
    .label = Zien of hij op slot is
    .reason = Zodat we dat kunnen tonen
permission_control_security =
    .label = De deuren vergrendelen en ontgrendelen
    .reason = Zodat u dat vanaf hier kunt doen

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } werkt niet met { $app_name }
    .heading_unknown = Uw auto werkt niet met { $app_name }
    .lead = Niet elke auto kan online gegevens delen. U hebt niets verkeerd gedaan.
    .kept = Er is niets veranderd in { $maker_account }.
    .form_heading = Vertel ons over uw auto
    .form_intro = We tellen deze verzoeken als we kiezen welke auto’s we toevoegen.
    .prefilled = U hebt deze gegevens gedeeld. Controleer ze voordat u ze verstuurt.
    .privacy = We bewaren deze gegevens { $retention }, en alleen hiervoor.
    .primary = Gegevens versturen
    .secondary = Een andere auto verbinden
    .quiet = Doorgaan zonder mijn auto
    .stale = Deze pagina stond lang open. Uw antwoorden zijn er nog. Druk opnieuw op Gegevens versturen.
field =
    .make = Merk
    .make_hint = Bijvoorbeeld Kia
    .model = Model
    .model_hint = Bijvoorbeeld Niro EV
    .year = Modeljaar
    .year_hint = Dat staat op uw kentekenbewijs
    .vin = VIN (niet verplicht)
    .vin_hint = Het chassisnummer: 17 letters en cijfers op uw kentekenbewijs of voorruit
error =
    .make_empty = Vul het merk van uw auto in
    .make_long = Het merk mag hoogstens 50 tekens hebben
    .model_empty = Vul het model van uw auto in
    .model_long = Het model mag hoogstens 50 tekens hebben
    .year_empty = Vul het modeljaar in
    .year_format = Het modeljaar moet 4 cijfers hebben
    .year_range = Het modeljaar moet tussen 1900 en { $max_year } liggen
    .vin_length = De VIN moet 17 letters en cijfers hebben
    .vin_chars = De VIN mag de letters I, O en Q niet bevatten
note =
    .vin_check = Eén teken van deze VIN kan fout zijn. Klopt hij met uw papieren, verstuur hem dan zo.

## S03 Details saved, and deleted

saved =
    .heading = De gegevens van uw auto zijn opgeslagen
    .reference = Uw referentie is { $reference }
    .next = We zetten hem op de lijst waarmee we nieuwe auto’s kiezen. We nemen geen contact met u op.
    .what_heading = Wat we hebben opgeslagen
    .car = { $year } { $make } { $model }
    .vin = VIN eindigend op { $vin_last4 }
    .primary = Verder naar { $app_name }
    .secondary = Een andere auto verbinden
    .quiet = Deze gegevens verwijderen
    .expired = Uw gegevens zijn opgeslagen. Wilt u ze verwijderen, geef dan uw referentie aan de klantenservice.
delete =
    .heading = De gegevens van uw auto verwijderen?
    .lead = We halen ze meteen van onze lijst. U kunt dit niet ongedaan maken.
    .primary = Gegevens verwijderen
    .secondary = Bewaren
deleted =
    .heading = De gegevens van uw auto zijn verwijderd
    .already_heading = Deze gegevens zijn verwijderd
    .lead = We hebben geen gegevens meer over deze auto.
    .primary = Verder naar { $app_name }

## S04 The car's online service is off

subscription =
    .heading = De onlinedienst van uw auto staat uit
    .lead = { $app_name } gebruikt de onlinedienst van { $maker }, en die staat voor deze auto niet aan.
    .kept = Er is niets gedeeld en we hebben niets aan uw auto veranderd.
    .steps_heading = Zo zet u hem aan
    .step1 = Open { $maker_app } of de website en log in.
    .step2 = Controleer of het abonnement of de proefperiode voor uw auto loopt.
    .step3 = Kom hier terug en probeer het opnieuw.
    .cost = { $Maker } kan geld vragen voor deze dienst. { $app_name } doet dat niet.
    .primary = Opnieuw verbinden
    .secondary = Een andere auto verbinden
    .connected_heading = { $Your_car } deelt niets meer
    .connected_lead = De onlinedienst van { $maker } staat uit, dus we kunnen niets nieuws ophalen.
    .connected_kept = De laatste gegevens zijn bewaard: { $when }.
    .connected_primary = Opnieuw controleren
    .not_yet = Een nieuw abonnement gaat soms pas na een dag in. Probeer het morgen opnieuw.

## S05 No cars in the account

no_vehicles =
    .heading = We hebben geen auto gevonden in { $maker_account }
    .lead = U bent ingelogd, maar in dat account staat geen auto die we kunnen verbinden.
    .kept = Er zijn geen autogegevens gedeeld.
    .steps_heading = Wat u kunt controleren
    .step1 = Open { $maker_app }. Ziet u uw auto daar?
    .step2 = Zo niet, voeg uw auto toe en rond het instellen af.
    .step3 = Hebt u twee accounts, gebruik dan dat met uw auto.
    .step4 = Is iemand anders de hoofdbestuurder, dan moet die hem misschien verbinden.
    .primary = Opnieuw verbinden
    .secondary = Een ander merk kiezen

## S06 The connection page was not set up right

configuration =
    .heading = Sorry, we konden de verbinding niet starten
    .lead = Het probleem ligt bij ons, niet bij uw auto of uw account.
    .kept = Er is niets gedeeld.
    .primary = Opnieuw beginnen
    .secondary = Doorgaan zonder mijn auto
    .again_lead = Het lukte weer niet, dus wij moeten het oplossen. Stuur ons de referentie hieronder.
    .again_primary = Contact opnemen

## S07 The connection service had a problem

connect_server =
    .heading = Sorry, we konden uw auto niet verbinden
    .lead = De dienst die auto’s met { $app_name } verbindt, werkte deze keer niet.
    .kept = Er is niets gedeeld en u hoeft niets te veranderen.
    .primary = Opnieuw verbinden
    .secondary = Doorgaan zonder mijn auto
    .again_lead = Het werkt nog steeds niet. Probeer het over een uur opnieuw.

## S08 This link has expired

expired =
    .heading = Deze link is verlopen
    .lead = Voor uw veiligheid werkt een verbindingslink maar één keer, korte tijd en in één browser.
    .kept = Er is niets gedeeld en er is niets veranderd.
    .primary = Opnieuw beginnen
    .secondary = Naar { $app_name }
    .cookies = Ziet u dit nog een keer, sta dan cookies toe voor deze site en blijf in dezelfde browser.
    .already = Uw auto is al verbonden.

## S09 We do not know what happened

unknown =
    .heading = We konden uw auto niet verbinden
    .lead = We weten nog niet waarom. Het lag niet aan u, en er is niets gedeeld.
    .kept = Uw { $app_name }-account is niet veranderd.
    .primary = Opnieuw verbinden
    .secondary = Contact opnemen
    .reference = Uw referentie is { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Verbind { $your_car } opnieuw
    .lead = De verbinding is weg, dus de gegevens van uw auto worden niet bijgewerkt.
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .why = Dit kan gebeuren na een nieuw wachtwoord, of als { $maker } zijn systemen bijwerkt.
    .access_withdrawn_lead = Delen met { $app_name } is uitgezet in { $maker_account }, dus de gegevens worden niet bijgewerkt.
    .next = U logt in bij { $maker }. Dat duurt ongeveer een minuut.
    .primary = Opnieuw verbinden
    .secondary = Niet nu
    .banner = { $Your_car } wordt niet bijgewerkt. Laatste gegevens: { $when }.
    .banner_action = Opnieuw verbinden

## S11 Connected again

reconnected =
    .heading = { $Your_car } is weer verbonden
    .lead = Vanaf nu zijn uw gegevens actueel.
    .pending = We wachten op de eerste gegevens van uw auto.
    .primary = Naar uw auto

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = We kunnen { $your_car } nog steeds niet bereiken
    .lead = U bent ingelogd, maar { $maker } deelt de gegevens van uw auto nog niet met ons.
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .primary = Opnieuw proberen
    .secondary = Niet nu
    .again_lead = Het lukte weer niet. Stuur ons de referentie hieronder, dan zoeken we het uit.
    .again_primary = Contact opnemen
wrong_car =
    .heading = Dat was een andere auto
    .lead = U bent ingelogd bij een account waarin { $your_car } niet staat.
    .kept = We hebben niets veranderd of toegevoegd.
    .primary = Opnieuw proberen
    .secondary = De andere auto ook toevoegen

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } slaapt
    .asleep_lead = Geparkeerde auto’s gaan slapen om hun accu te sparen.
    .asleep_help = Hij wordt wakker als u hem ontgrendelt of { $maker_app } opent.
    .signal_heading = { $Your_car } is buiten bereik
    .signal_lead = Misschien staat hij waar geen mobiel bereik is, zoals in een parkeergarage.
    .signal_help = Controleer opnieuw als hij is verplaatst.
    .service_heading = { $Your_car } staat in de servicestand
    .service_lead = Garages gebruiken deze stand bij reparaties. Delen is gepauzeerd.
    .service_help = Hij komt terug als het werk klaar is.
    .low_battery_heading = { $Your_car } moet worden opgeladen
    .low_battery_lead = De accu is te leeg voor een antwoord.
    .low_battery_help = Laad hem op en controleer dan opnieuw.
    .unknown_heading = { $Your_car } antwoordt niet
    .unknown_lead = We weten niet waarom. Vaak gaat dit vanzelf over.
    .kept = Laatste gegevens: { $when }.
    .primary = Opnieuw controleren
    .secondary = Laatste gegevens gebruiken

## S14 The car is not ready for that

not_ready =
    .door_heading = Uw auto is niet op slot
    .door_lead = Er staat een deur open. Sluit alle deuren en probeer het opnieuw.
    .trunk_heading = Uw auto is niet op slot
    .trunk_lead = De kofferbak staat open. Sluit hem en probeer het opnieuw.
    .hood_heading = Uw auto is niet op slot
    .hood_lead = De motorkap staat open. Sluit hem en probeer het opnieuw.
    .ignition_heading = Uw auto staat aan
    .ignition_lead = Zet hem uit als hij geparkeerd is en probeer het opnieuw.
    .motion_heading = Uw auto rijdt
    .motion_lead = Dit werkt alleen als hij geparkeerd is. Probeer het later opnieuw.
    .unplugged_heading = Het laden is niet begonnen
    .unplugged_lead = De kabel zit er niet in. Steek hem erin en probeer het opnieuw.
    .plugged_heading = De laadkabel zit erin
    .plugged_lead = Haal de kabel eruit en probeer het opnieuw.
    .charging_heading = Uw auto laadt al
    .charging_lead = U hoeft niets te doen.
    .full_heading = Uw auto is helemaal geladen
    .full_lead = U hoeft niets te doen.
    .not_charging_heading = Uw auto laadt niet
    .not_charging_lead = Start het laden en controleer dan opnieuw.
    .fault_heading = Het laden is niet begonnen
    .fault_lead = Controleer de kabel. Zet daarna laadschema’s uit en probeer het opnieuw.
    .remote_heading = Onlinetoegang staat uit in uw auto
    .remote_lead = Zet het aan in de instellingen van de auto. In het instructieboekje staat hoe.
    .other_heading = Uw auto is hier niet klaar voor
    .other_lead = Probeer het over een paar minuten opnieuw.
    .primary = Opnieuw proberen
    .secondary = Terug naar uw auto

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } heeft iets van u nodig
    .lead = Er staat nog iets open in { $maker_account }, dus de gegevens worden niet bijgewerkt.
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .steps_heading = Wat u kunt doen
    .step1 = Open { $maker_app } en log in.
    .step2 = Rond af wat daar wordt gevraagd, zoals nieuwe voorwaarden accepteren.
    .step3 = Kom hier terug en controleer opnieuw.
    .primary = Opnieuw controleren
    .secondary = Niet nu
virtual_key =
    .heading = Nog één stap om { $your_car } te bedienen
    .lead = { $Maker } vraagt u eerst een digitale sleutel voor { $app_name } toe te voegen.
    .kept = We kunnen de gegevens van uw auto nog steeds tonen.
    .next = Dit opent { $maker_app }. Kom terug naar deze pagina als u klaar bent.
    .primary = Sleutel toevoegen
    .secondary = Ik heb de sleutel toegevoegd

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } staat niet meer in uw account
    .lead = Hij staat niet meer in { $maker_account }, dus we kunnen hem niet bijwerken.
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .steps_heading = Twee manieren om verder te gaan
    .step1 = Nog steeds uw auto? Voeg hem weer toe in { $maker_app } en controleer dan opnieuw.
    .step2 = Verkocht of ingeleverd? Haal hem hier weg.
    .primary = Opnieuw controleren
    .secondary = Deze auto weghalen

## S17 One permission is missing

permission =
    .heading = { $feature }: nog één toestemming nodig
    .lead = Om dit te tonen heeft { $app_name } deze toestemming nodig: { $permission }.
    .lead_action = Om dit te doen heeft { $app_name } deze toestemming nodig: { $permission }.
    .why = { $permission_reason }
    .kept = Al het andere werkt als voorheen.
    .primary = Toestemming bekijken
    .secondary = Doorgaan zonder

## S18 Not available for this car

feature =
    .line = Niet beschikbaar voor { $your_car }
    .group = Niet beschikbaar voor { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Verbind { $your_car } opnieuw om dit te zien. { $Maker } heeft het naar een nieuwere dienst verplaatst.
    .why = Uw auto deelt dit niet, of wij kunnen het niet lezen.

## S19 Paused on our side

plan_limit =
    .heading = { $Your_car } wordt even niet bijgewerkt
    .lead = De oorzaak ligt bij ons. U hoeft niets te doen.
    .connecting_heading = We kunnen uw auto vandaag niet toevoegen
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .connecting_kept = Er is niets gedeeld.
    .primary = Terug naar uw auto
    .connecting_primary = Doorgaan zonder mijn auto
    .secondary = Contact opnemen

## S20 Wait before you check again

too_soon =
    .heading = Net gecontroleerd
    .heading_other = Controles gepauzeerd: { $wait }
    .lead = Auto’s hebben rust nodig tussen controles om hun accu te sparen.
    .lead_other = De dienst van { $maker } beperkt hoe vaak we kunnen controleren.
    .time = U kunt opnieuw controleren om { $at }.
    .kept = Laatste gegevens: { $when }.
    .primary = Opnieuw controleren
    .secondary = Terug naar uw auto

## S21 The car maker's service is not answering

maker_down =
    .heading = De dienst van { $maker } antwoordt niet
    .lead = U hoeft niets te veranderen. Vaak is het binnen een uur voorbij.
    .kept = Laatste gegevens: { $when }.
    .primary = Opnieuw controleren
    .secondary = Terug naar uw auto
    .data_heading = Geen nieuwe gegevens van { $maker }
    .data = { $Maker } stuurde gegevens die niet lijken te kloppen. We hebben de vorige bewaard.
    .link_heading = Nu geen nieuwe gegevens van { $your_car }
    .link = De dienst die auto’s met { $app_name } verbindt, antwoordt niet. U hoeft niets te veranderen.

## S22 A problem on our side

our_fault =
    .heading = Sorry, we kunnen { $your_car } niet bijwerken
    .lead = Het probleem ligt bij ons. U hoeft niets te doen.
    .kept = De laatste gegevens zijn bewaard: { $when }.
    .primary = Terug naar uw auto
    .secondary = Contact opnemen
    .connecting_heading = Sorry, we kunnen uw auto niet verbinden
    .connecting_kept = Er is niets gedeeld.
    .connecting_primary = Doorgaan zonder mijn auto

## S23 Page not found

not_found =
    .heading = Pagina niet gevonden
    .lead = Hebt u het adres getypt, controleer het dan. Volgde u een link, dan is die misschien oud.
    .primary = Naar { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Sorry, er is een probleem met { $app_name }
    .lead = Probeer het over een paar minuten opnieuw.
    .kept = Wat u eerder hebt opgeslagen, is veilig.
    .primary = Naar { $app_name }
    .reference = Uw referentie is { $reference }
    .save_failed = We konden uw gegevens niet opslaan. Ze staan er nog, dus u kunt ze opnieuw versturen.

## S25 Service unavailable

unavailable =
    .heading = Sorry, { $app_name } is niet beschikbaar
    .lead = U kunt het weer gebruiken vanaf { $at }.
    .lead_unknown = Probeer het later vandaag opnieuw.
    .kept = Wat u eerder hebt opgeslagen, is veilig.
    .primary = Naar { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Er is een korte pauze nodig
    .lead = Vanaf dit netwerk is in korte tijd veel verstuurd. Wacht een minuut, ga terug en verstuur het opnieuw.
    .kept = Wat u eerder hebt opgeslagen, is veilig.
    .primary = Naar { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Log in om deze pagina te zien
    .lead = Hij is voor de beheerders van { $app_name }. Laad hem opnieuw om het wachtwoord in te voeren.
    .primary = Naar { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } is al verbonden
    .lead = U hoeft niets meer te doen.
    .primary = Naar uw auto
    .secondary = Een andere auto verbinden
    .other_heading = Deze auto is al in gebruik
    .other_lead = Hij is verbonden met een ander { $app_name }-account. Wij helpen u hem over te zetten.
    .other_primary = Contact opnemen

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Verbind uw auto
    .lead = U logt in bij uw autofabrikant en kiest wat u deelt.
    .gives = U ziet hoe ver hij heeft gereden, hoe vol de accu of tank is en waar hij staat.
    .time = Het duurt ongeveer twee minuten. U hebt uw inloggegevens bij de autofabrikant nodig.
    .safe = We zien uw wachtwoord bij de autofabrikant nooit. U kunt op elk moment stoppen met delen.
    .why_heading = Wat wij vragen en waarom
    .primary = Auto verbinden
    .secondary = Doorgaan zonder mijn auto
    .popup = Het inlogvenster ging niet open.
    .popup_action = Inloggen in dit venster
connected =
    .heading = { $Your_car } is verbonden
    .lead = U ziet de gegevens nu in { $app_name }.
    .several = Uw auto’s zijn verbonden. U ziet hun gegevens nu hier.
    .primary = Naar uw auto
pending =
    .heading = We hebben uw verzoek verstuurd
    .lead = Uw auto heeft soms een paar minuten nodig voor een antwoord. Het resultaat komt hier.
    .what = U vroeg om: { $what }
    .primary = Opnieuw controleren
command =
    .heading = Uw auto bedienen
    .others = Andere verzoeken
    .asked_heading = Wat u hebt gevraagd
    .sent = { $command }: verstuurd om { $at }. Uw auto heeft het nog niet bevestigd.
    .confirmed = { $command }: bevestigd door uw auto.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Wat u kunt doen
    .more_label = Wat u kunt doen: { $what }
command_lock =
    .label = Vergrendelen
    .feature = Vergrendelen
    .not_done = Uw auto is niet vergrendeld.
    .uncertain = We weten niet of uw auto is vergrendeld. Kijk het na voordat u het opnieuw probeert.
command_unlock =
    .label = Ontgrendelen
    .feature = Ontgrendelen
    .not_done = Uw auto is niet ontgrendeld.
    .uncertain = We weten niet of uw auto is ontgrendeld. Kijk het na voordat u het opnieuw probeert.
command_start_charge =
    .label = Laden starten
    .feature = Laden starten
    .not_done = Het laden is niet gestart.
    .uncertain = We weten niet of het laden is gestart. Kijk het na voordat u het opnieuw probeert.
command_stop_charge =
    .label = Laden stoppen
    .feature = Laden stoppen
    .not_done = Het laden is niet gestopt.
    .uncertain = We weten niet of het laden is gestopt. Kijk het na voordat u het opnieuw probeert.
disconnect =
    .heading = Stoppen met delen van { $your_car }?
    .lead = { $app_name } krijgt dan geen nieuwe gegevens meer van uw auto.
    .kept = We bewaren wat we al hebben tot u het verwijdert.
    .primary = Stoppen met delen
    .secondary = Blijven delen
disconnected =
    .heading = { $Your_car } is niet meer verbonden
remove =
    .heading = { $Your_car } weghalen?
    .lead = We verwijderen alles wat we ervan hebben bewaard. U kunt dit niet ongedaan maken.
    .kept = Er verandert niets in { $maker_account }.
    .primary = Deze auto weghalen
    .secondary = Deze auto houden
    .done = { $Your_car } is weggehaald

## The car's own page

state =
    .ok = Actueel
    .older = Laatste gegevens: { $when }
    .no_data = Nog geen gegevens van de auto
    .two_times = Gecontroleerd om { $at }. Laatste bericht van uw auto: { $when }.
    .needs_you = Vraagt aandacht: opnieuw verbinden
    .needs_maker = Vraagt aandacht: open { $maker_app }
    .paused = Gepauzeerd aan onze kant
    .asking = Gegevens worden opgevraagd
    .off = Niet verbonden
    .moved = Hier niet meer verbonden: verbonden vanuit een andere browser of een ander account
vehicle =
    .heading = { $Your_car }
    .year = Modeljaar { $year }
    .values_heading = Wat uw auto vertelt
    .updated = Bijgewerkt: { $time }
    .check = Opnieuw controleren
    .connect = Auto verbinden
    .stop = Stoppen met delen
    .remove = Gegevens verwijderen
    .back = Terug naar uw auto
    .kept = Dit zijn de laatste gegevens. Ze worden niet meer bijgewerkt.
    .asking = We vragen de gegevens van uw auto op. Dat kan een paar minuten duren.
    .show_answer = Antwoord tonen
value =
    .odometer = Gereden afstand
    .battery = Accuniveau
    .fuel = Brandstofniveau
    .location = Locatie
    .charge = Laden
    .security = Deuren
    .charging = Laadt
    .not_charging = Laadt niet
    .fully_charged = Helemaal geladen
    .plugged_in = De kabel zit erin
    .unplugged = Er zit geen kabel in
    .locked = Op slot
    .unlocked = Niet op slot
    .no_news = Deze keer geen nieuwe gegevens
    .not_known = Nu niet bekend
    .place = { $latitude }, { $longitude }
    .here_since = Hier gezien sinds: { $when }
    .maps = Op een kaart tonen, in een nieuw tabblad:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Kaarten
    .range_km =
        { $count ->
           *[other] Nog ongeveer { $shown } km
        }
    .range_mi =
        { $count ->
           *[other] Nog ongeveer { $shown } mijl
        }
    .north = { $degrees }° N
    .south = { $degrees }° Z
    .east = { $degrees }° O
    .west = { $degrees }° W
unit =
    .km = { $shown } km
    .mi =
        { $count ->
           *[other] { $shown } mijl
        }
    .percent = { $shown }%
    .litres =
        { $count ->
           *[other] { $shown } liter
        }

## Home, cars and settings

home =
    .heading = { $app_name } zonder uw auto
    .lead = Er is hier weinig te zien tot er een auto is verbonden, en dat is prima.
    .settings = U kunt Instellingen openen en een auto verbinden wanneer u wilt.
    .support = U kunt lezen hoe we met uw gegevens omgaan, en ons om hulp vragen.
    .primary = Instellingen openen
cars =
    .heading = Uw auto’s
    .connect = Een andere auto verbinden
settings =
    .heading = Instellingen
    .cars_heading = Uw auto’s
    .none = Er is geen auto verbonden.
    .connect = Auto verbinden
    .connect_other = Een andere auto verbinden
    .stop = Stoppen met delen
    .remove = Gegevens verwijderen
    .forget = Deze browser vergeten
    .stop_label = Stoppen met delen: { $name }
    .remove_label = Gegevens verwijderen: { $name }
    .distance_heading = Afstanden
    .distance = Afstanden tonen in
    .km = kilometers
    .mi = mijlen
    .save = Opslaan

forget =
    .heading = Deze browser vergeten?
    .lead = Deze browser kent uw auto’s dan niet meer. Doe dit op een apparaat dat anderen ook gebruiken.
    .cars = Uw auto’s blijven verbonden met { $app_name }, maar niemand kan ze zien.
    .again = Wilt u een auto weer zien, verbind hem dan opnieuw in een willekeurige browser.
    .stop = Wilt u het delen beëindigen, ga dan terug en druk eerst op Stoppen met delen.
    .kept = We verwijderen wat we van uw auto’s bewaren na { $retention }.
    .primary = Deze browser vergeten
    .secondary = Terug

## Privacy, accessibility and support

privacy =
    .heading = Hoe we met uw gegevens omgaan
    .lead = We bewaren zo min mogelijk, en u kunt het zelf verwijderen.
    .car_heading = Als u een auto verbindt
    .car = We bewaren merk, model en modeljaar, en de laatste waarden die hij stuurde.
    .car_key = We bewaren de sleutel waarmee we de gegevens lezen. Die is goed beveiligd, en weg als u stopt met delen.
    .car_password = We zien uw wachtwoord bij de autofabrikant nooit.
    .car_location = We bewaren alleen de laatste plek van de auto, nooit een spoor.
    .car_forgotten = Komt u { $retention } niet terug, dan verwijderen we alles.
    .form_heading = Als u ons over een auto vertelt
    .form = Wat u in het formulier typt, bewaren we { $retention }.
    .form_use = We gebruiken het om te kiezen welke auto’s we toevoegen, en nergens anders voor.
    .form_delete = U kunt het verwijderen op de pagina die het bevestigt.
    .count_heading = Wat we tellen
    .count = We tellen welke pagina’s worden getoond en welke knoppen worden ingedrukt.
    .count_private = We noteren geen namen. De aantallen blijven { $retention } op onze eigen server.
    .count_visit = Elk bezoek krijgt een willekeurig nummer. Vraagt uw browser om niet gevolgd te worden, dan krijgt het er geen.
    .cookie_heading = Cookies
    .cookie = We gebruiken één cookie om u te herkennen. Niemand anders kan hem lezen.
    .primary = Instellingen openen
accessibility =
    .heading = { $app_name } op uw manier gebruiken
    .lead = We willen dat elke pagina voor iedereen werkt, op elk scherm.
    .do_heading = Wat u kunt doen
    .do_zoom = Vergroten tot 400% zonder opzij te scrollen.
    .do_keys = Elke pagina gebruiken met een toetsenbord of schermlezer.
    .do_colour = Een donker scherm of eigen kleuren gebruiken.
    .do_motion = Beweging uitzetten op uw apparaat. Wij volgen dat.
    .do_script = Scripts uitzetten. Hier heeft niets ze nodig.
    .aim_heading = Waar we naar streven
    .aim = We bouwen volgens een norm die WCAG 2.2 heet, niveau AA.
    .aim_tell = Is een pagina moeilijk te gebruiken, zeg het ons. We willen het weten.
    .primary = Naar { $app_name }
support =
    .heading = Hulp krijgen
    .lead = Deze versie van { $app_name } heeft nog geen klantenservice.
    .owner = Vraag het degene van wie u dit adres kreeg.
    .details = Stuur de referentie op uw pagina mee, als u er een ziet.
    .operator = Beheert u { $app_name }, zet APP_SUPPORT_URL dan op uw eigen hulppagina.
    .primary = Naar { $app_name }
