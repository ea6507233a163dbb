### Every word an owner reads, in Norwegian (bokmål). Du, as services say it there. Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = din { $make } { $model }
    .your_car_make = din { $make }
    .your_car_unknown = bilen din
    .Your_car = Din { $make } { $model }
    .Your_car_make = Din { $make }
    .Your_car_unknown = Bilen din
    .maker_unknown = bilprodusenten
    .Maker_unknown = Bilprodusenten
    .maker_account = kontoen din hos { $make }
    .maker_account_unknown = kontoen din hos bilprodusenten
    .maker_app = { $make }-appen
    .maker_app_unknown = appen til bilprodusenten
    .feature_unknown = Dette
    .when_unknown = et tidligere tidspunkt
    .today = i dag kl. { $time }
    .date = { $date } kl. { $time }
    .wait_unknown = noen minutter
    .one_year = ett år
    .days =
        { $count ->
            [one] { $count } dag
           *[other] { $count } dager
        }
    .wait_minutes =
        { $count ->
            [one] omtrent { $count } minutt
           *[other] omtrent { $count } minutter
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Feil: { $heading } – { $app_name }
    .description = { $app_name } viser hvordan det står til med bilen din: hvor langt den har kjørt, hvor mye strøm eller drivstoff den har, og hvor den står.
    .skip = Gå til innholdet
    .means = Hva dette betyr
    .notice = { $heading }. { $lead }
    .good = Greit å vite
    .new_tab = åpnes i en ny fane
nav =
    .label = Hovedmeny
    .settings = Innstillinger
help =
    .heading = Hjelp
    .contact = Kontakt kundestøtte
footer =
    .label = Om { $app_name }
    .privacy = Personvern
    .accessibility = Tilgjengelighet
    .language = Språk
    .change = Bytt
form_errors =
    .heading = Noe må rettes
form =
    .stale = Denne siden var åpen lenge. Ingenting er endret. Trykk på knappen en gang til.
sandbox =
    .badge = Testmiljø.
    .nothing_real = Ingen ekte bil, ingen ekte data.
details =
    .summary = Opplysninger til kundestøtte
    .intro = Send med disse opplysningene hvis du kontakter oss. De inneholder ikke navnet ditt, stedet du er eller hele VIN-nummeret.
    .reference = Referanse
    .time = Tid
    .time_local = Din tid
    .what = Hva som skjedde
    .partner_ref = Referanse hos Smartcar
    .page = Side
    .car = Bil
    .copy = Kopier opplysningene
    .copied = Opplysningene er kopiert

## S01 Access not given

access_denied =
    .heading = Bilen din er ikke koblet til
    .lead = { $app_name } har ikke fått ditt ja til å se opplysninger fra bilen.
    .kept = Ingenting er delt, og ingenting er endret på { $maker_account }.
    .unavailable = Du kan bruke { $app_name }, men ikke delene som trenger bilen.
    .why_heading = Hva vi ber om og hvorfor
    .primary = Koble til bilen
    .secondary = Fortsett uten bilen
    .control = Du kan slutte å dele når som helst i Innstillinger.
    .again_heading = Bilen din er ikke koblet til, og det er helt greit
    .again_lead = Du kan bruke { $app_name } uten den, og koble til senere i Innstillinger.
    .again_primary = Fortsett uten bilen
    .again_secondary = Prøv å koble til igjen
permissions =
    .required = Nødvendig
permission_read_vehicle_info =
    .label = Se merke, modell og årsmodell
    .reason = Så vi viser riktig bil
permission_read_vin =
    .label = Se VIN
    .reason = Så vi kjenner igjen bilen neste gang
permission_read_location =
    .label = Se hvor bilen er
    .reason = Så vi kan vise hvor den står
permission_read_odometer =
    .label = Se kjørelengden
    .reason = Så vi kan notere hvor mye du kjører
permission_read_battery =
    .label = Se batterinivået
    .reason = Så vi kan planlegge ladingen
permission_read_charge =
    .label = Se om den lader
    .reason = Så vi kan si fra når den er ferdig
permission_control_charge =
    .label = Starte og stoppe lading
    .reason = Så vi kan lade når strømmen er billig
permission_read_fuel =
    .label = Se drivstoffnivået
    .reason = Så vi kan vise hvor langt du kommer
permission_read_tires =
    .label = Se dekktrykket
    .reason = Så vi kan varsle når det er lavt
permission_read_engine_oil =
    .label = Se tilstanden til oljen
    .reason = Så vi kan minne om service
permission_read_security =
    .label = Se om den er låst
    .reason = Så vi kan vise det
permission_control_security =
    .label = Låse og låse opp dørene
    .reason = Så du kan gjøre det herfra

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } virker ikke med { $app_name }
    .heading_unknown = Bilen din virker ikke med { $app_name }
    .lead = Ikke alle biler kan dele data på nett. Du har ikke gjort noe galt.
    .kept = Ingenting er endret på { $maker_account }.
    .form_heading = Fortell oss om bilen din
    .form_intro = Vi teller disse ønskene når vi velger hvilke biler vi legger til.
    .prefilled = Du valgte å dele disse opplysningene. Se over dem før du sender.
    .privacy = Vi beholder opplysningene i { $retention }, bare til dette.
    .primary = Send opplysningene
    .secondary = Koble til en annen bil
    .quiet = Fortsett uten bilen
    .stale = Denne siden var åpen lenge. Svarene dine er her fortsatt. Trykk på Send opplysningene igjen.
field =
    .make = Merke
    .make_hint = For eksempel Kia
    .model = Modell
    .model_hint = For eksempel Niro EV
    .year = Årsmodell
    .year_hint = Den står i vognkortet
    .vin = VIN (valgfritt)
    .vin_hint = Understellsnummeret: 17 bokstaver og tall i vognkortet eller på frontruten
error =
    .make_empty = Skriv inn bilmerket
    .make_long = Merket kan ha høyst 50 tegn
    .model_empty = Skriv inn bilmodellen
    .model_long = Modellen kan ha høyst 50 tegn
    .year_empty = Skriv inn årsmodellen
    .year_format = Årsmodellen må ha 4 sifre
    .year_range = Årsmodellen må være mellom 1900 og { $max_year }
    .vin_length = VIN må ha 17 bokstaver og tall
    .vin_chars = VIN kan ikke inneholde bokstavene I, O eller Q
note =
    .vin_check = Ett tegn i dette VIN-nummeret kan være feil. Stemmer det med vognkortet, kan du sende det slik.

## S03 Details saved, and deleted

saved =
    .heading = Opplysningene om bilen er lagret
    .reference = Referansen din er { $reference }
    .next = Vi setter den på listen vi velger nye biler fra. Vi kontakter deg ikke.
    .what_heading = Hva vi lagret
    .car = { $year } { $make } { $model }
    .vin = VIN som slutter på { $vin_last4 }
    .primary = Fortsett til { $app_name }
    .secondary = Koble til en annen bil
    .quiet = Slett opplysningene
    .expired = Opplysningene dine er lagret. Vil du slette dem, gi kundestøtte referansen din.
delete =
    .heading = Slette opplysningene om bilen?
    .lead = Vi fjerner dem fra listen med en gang. Det kan ikke angres.
    .primary = Slett opplysningene
    .secondary = Behold dem
deleted =
    .heading = Opplysningene om bilen er slettet
    .already_heading = Disse opplysningene er slettet
    .lead = Vi har ingen opplysninger igjen om denne bilen.
    .primary = Fortsett til { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Nettjenesten til bilen din er slått av
    .lead = { $app_name } bruker nettjenesten fra { $maker }, og den er ikke slått på for denne bilen.
    .kept = Ingenting er delt, og vi har ikke endret noe i bilen.
    .steps_heading = Slik slår du den på
    .step1 = Åpne { $maker_app } eller nettstedet og logg inn.
    .step2 = Sjekk at abonnementet eller prøveperioden for bilen er i gang.
    .step3 = Kom tilbake hit og prøv igjen.
    .cost = { $Maker } kan ta betalt for tjenesten. Det gjør ikke { $app_name }.
    .primary = Prøv å koble til igjen
    .secondary = Koble til en annen bil
    .connected_heading = { $Your_car } deler ikke lenger opplysninger
    .connected_lead = Nettjenesten fra { $maker } er slått av, så vi kan ikke hente noe nytt.
    .connected_kept = Vi har beholdt de siste opplysningene: { $when }.
    .connected_primary = Sjekk igjen
    .not_yet = Det kan ta en dag før et nytt abonnement starter. Prøv igjen i morgen.

## S05 No cars in the account

no_vehicles =
    .heading = Vi fant ingen bil på { $maker_account }
    .lead = Du logget inn, men det er ingen bil på kontoen som vi kan koble til.
    .kept = Ingen opplysninger om bilen er delt.
    .steps_heading = Hva du kan sjekke
    .step1 = Åpne { $maker_app }. Ser du bilen din der?
    .step2 = Hvis ikke, legg til bilen og gjør ferdig oppsettet.
    .step3 = Har du to kontoer, bruk den med bilen din.
    .step4 = Er noen andre hovedsjåfør, må kanskje den personen koble til bilen.
    .primary = Prøv å koble til igjen
    .secondary = Velg et annet merke

## S06 The connection page was not set up right

configuration =
    .heading = Beklager, vi kunne ikke starte tilkoblingen
    .lead = Feilen er hos oss. Den skyldes ikke bilen eller kontoen din.
    .kept = Ingenting er delt.
    .primary = Start på nytt
    .secondary = Fortsett uten bilen
    .again_lead = Det gikk ikke denne gangen heller, så vi må rette det. Send oss referansen nedenfor.
    .again_primary = Kontakt kundestøtte

## S07 The connection service had a problem

connect_server =
    .heading = Beklager, vi kunne ikke koble til bilen din
    .lead = Tjenesten som kobler biler til { $app_name }, virket ikke denne gangen.
    .kept = Ingenting er delt, og du trenger ikke endre noe.
    .primary = Prøv å koble til igjen
    .secondary = Fortsett uten bilen
    .again_lead = Det virker fortsatt ikke. Prøv igjen om en time eller så.

## S08 This link has expired

expired =
    .heading = Denne lenken gjelder ikke lenger
    .lead = For din sikkerhet virker en tilkoblingslenke bare én gang, i kort tid og i én nettleser.
    .kept = Ingenting er delt, og ingenting er endret.
    .primary = Start på nytt
    .secondary = Gå til { $app_name }
    .cookies = Ser du dette igjen, tillat informasjonskapsler for nettstedet og bli i samme nettleser.
    .already = Bilen din er allerede koblet til.

## S09 We do not know what happened

unknown =
    .heading = Vi kunne ikke koble til bilen din
    .lead = Vi vet ikke hvorfor ennå. Det var ikke noe du gjorde, og ingenting er delt.
    .kept = Kontoen din hos { $app_name } er uendret.
    .primary = Prøv å koble til igjen
    .secondary = Kontakt kundestøtte
    .reference = Referansen din er { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Koble til { $your_car } igjen
    .lead = Vi har mistet forbindelsen, så opplysningene fra bilen oppdateres ikke.
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .why = Det kan skje etter et passordbytte, eller når { $maker } oppdaterer systemene sine.
    .access_withdrawn_lead = Deling med { $app_name } ble slått av på { $maker_account }, så opplysningene oppdateres ikke.
    .next = Du logger inn hos { $maker }. Det tar omtrent ett minutt.
    .primary = Koble til igjen
    .secondary = Ikke nå
    .banner = { $Your_car } oppdateres ikke. Sist oppdatert: { $when }.
    .banner_action = Koble til igjen

## S11 Connected again

reconnected =
    .heading = { $Your_car } er koblet til igjen
    .lead = Opplysningene er oppdatert fra nå av.
    .pending = Vi venter på de første opplysningene fra bilen.
    .primary = Gå til bilen

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Vi når fortsatt ikke { $your_car }
    .lead = Du logget inn, men { $maker } deler ikke opplysningene om bilen med oss ennå.
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .primary = Prøv igjen
    .secondary = Ikke nå
    .again_lead = Det gikk ikke denne gangen heller. Send oss referansen nedenfor, så ser vi på det.
    .again_primary = Kontakt kundestøtte
wrong_car =
    .heading = Det var en annen bil
    .lead = Du logget inn på en konto der { $your_car } ikke finnes.
    .kept = Vi har ikke endret eller lagt til noe.
    .primary = Prøv igjen
    .secondary = Legg til den andre bilen også

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } sover
    .asleep_lead = Parkerte biler sovner for å spare batteriet.
    .asleep_help = Den våkner når du låser den opp eller åpner { $maker_app }.
    .signal_heading = { $Your_car } er utenfor rekkevidde
    .signal_lead = Kanskje står den der det ikke er mobildekning, som i en garasje.
    .signal_help = Sjekk igjen når den er flyttet.
    .service_heading = { $Your_car } er i servicemodus
    .service_lead = Verksteder bruker denne modusen under reparasjoner. Delingen er satt på pause.
    .service_help = Den er tilbake når arbeidet er ferdig.
    .low_battery_heading = { $Your_car } trenger mer strøm
    .low_battery_lead = Batteriet er for svakt til at bilen kan svare.
    .low_battery_help = Lad den, og sjekk igjen.
    .unknown_heading = { $Your_car } svarer ikke
    .unknown_lead = Vi vet ikke hvorfor. Det går ofte over av seg selv.
    .kept = Sist oppdatert: { $when }.
    .primary = Sjekk igjen
    .secondary = Bruk de siste opplysningene

## S14 The car is not ready for that

not_ready =
    .door_heading = Bilen din er ikke låst
    .door_lead = En dør er åpen. Lukk alle dører og prøv igjen.
    .trunk_heading = Bilen din er ikke låst
    .trunk_lead = Bagasjerommet er åpent. Lukk det og prøv igjen.
    .hood_heading = Bilen din er ikke låst
    .hood_lead = Panseret er åpent. Lukk det og prøv igjen.
    .ignition_heading = Bilen din er slått på
    .ignition_lead = Slå den av når den er parkert, og prøv igjen.
    .motion_heading = Bilen din kjører
    .motion_lead = Dette virker bare når den er parkert. Prøv igjen senere.
    .unplugged_heading = Ladingen har ikke startet
    .unplugged_lead = Kabelen står ikke i. Sett den i og prøv igjen.
    .plugged_heading = Ladekabelen står i
    .plugged_lead = Ta ut kabelen og prøv igjen.
    .charging_heading = Bilen din lader allerede
    .charging_lead = Du trenger ikke gjøre noe.
    .full_heading = Bilen din er fulladet
    .full_lead = Du trenger ikke gjøre noe.
    .not_charging_heading = Bilen din lader ikke
    .not_charging_lead = Start ladingen, og sjekk igjen.
    .fault_heading = Ladingen startet ikke
    .fault_lead = Sjekk kabelen. Slå deretter av ladeplaner og prøv igjen.
    .remote_heading = Nettilgangen er slått av i bilen
    .remote_lead = Slå den på i innstillingene i bilen. Instruksjonsboken viser hvordan.
    .other_heading = Bilen din er ikke klar for dette
    .other_lead = Prøv igjen om noen minutter.
    .primary = Prøv igjen
    .secondary = Tilbake til bilen

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } trenger noe fra deg
    .lead = Noe gjenstår på { $maker_account }, så opplysningene oppdateres ikke.
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .steps_heading = Hva du skal gjøre
    .step1 = Åpne { $maker_app } og logg inn.
    .step2 = Gjør ferdig det den ber om, som å godta nye vilkår.
    .step3 = Kom tilbake hit og sjekk igjen.
    .primary = Sjekk igjen
    .secondary = Ikke nå
virtual_key =
    .heading = Ett steg til for å styre { $your_car }
    .lead = { $Maker } ber deg først legge til en digital nøkkel for { $app_name }.
    .kept = Vi kan fortsatt vise opplysningene fra bilen.
    .next = Dette åpner { $maker_app }. Kom tilbake til denne siden når du er ferdig.
    .primary = Legg til nøkkelen
    .secondary = Jeg har lagt til nøkkelen

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } er ikke lenger på kontoen din
    .lead = Den er ikke lenger på { $maker_account }, så vi kan ikke oppdatere den.
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .steps_heading = To måter å gå videre på
    .step1 = Fortsatt din bil? Legg den til igjen i { $maker_app }, og sjekk her etterpå.
    .step2 = Solgt eller levert tilbake? Fjern den her.
    .primary = Sjekk igjen
    .secondary = Fjern denne bilen

## S17 One permission is missing

permission =
    .heading = { $feature }: en tillatelse mangler
    .lead = For å vise dette trenger { $app_name } lov til: { $permission }.
    .lead_action = For å gjøre dette trenger { $app_name } lov til: { $permission }.
    .why = { $permission_reason }
    .kept = Alt annet virker som før.
    .primary = Se på tillatelsen
    .secondary = Fortsett uten

## S18 Not available for this car

feature =
    .line = Ikke tilgjengelig for { $your_car }
    .group = Ikke tilgjengelig for { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Koble til { $your_car } igjen for å se dette. { $Maker } har flyttet det til en nyere tjeneste.
    .why = Bilen deler ikke dette, eller vi kan ikke lese det.

## S19 Paused on our side

plan_limit =
    .heading = Oppdateringer for { $your_car } er satt på pause
    .lead = Årsaken ligger hos oss. Du trenger ikke gjøre noe.
    .connecting_heading = Vi kan ikke legge til bilen i dag
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .connecting_kept = Ingenting er delt.
    .primary = Tilbake til bilen
    .connecting_primary = Fortsett uten bilen
    .secondary = Kontakt kundestøtte

## S20 Wait before you check again

too_soon =
    .heading = Sjekket for litt siden
    .heading_other = Sjekking er satt på pause: { $wait }
    .lead = Biler trenger hvile mellom hver sjekk for å spare batteriet.
    .lead_other = Tjenesten fra { $maker } begrenser hvor ofte vi kan sjekke.
    .time = Du kan sjekke igjen kl. { $at }.
    .kept = Sist oppdatert: { $when }.
    .primary = Sjekk igjen
    .secondary = Tilbake til bilen

## S21 The car maker's service is not answering

maker_down =
    .heading = Tjenesten fra { $maker } svarer ikke
    .lead = Du trenger ikke endre noe. Det går ofte over innen en time.
    .kept = Sist oppdatert: { $when }.
    .primary = Sjekk igjen
    .secondary = Tilbake til bilen
    .data_heading = Ingen nye opplysninger fra { $maker }
    .data = { $Maker } sendte opplysninger som ikke ser riktige ut, så vi beholdt de forrige.
    .link_heading = Ingen nye opplysninger fra { $your_car } akkurat nå
    .link = Tjenesten som kobler biler til { $app_name }, svarer ikke. Du trenger ikke endre noe.

## S22 A problem on our side

our_fault =
    .heading = Beklager, vi kan ikke oppdatere { $your_car }
    .lead = Feilen er hos oss. Du trenger ikke gjøre noe.
    .kept = Vi har beholdt de siste opplysningene: { $when }.
    .primary = Tilbake til bilen
    .secondary = Kontakt kundestøtte
    .connecting_heading = Beklager, vi kan ikke koble til bilen din
    .connecting_kept = Ingenting er delt.
    .connecting_primary = Fortsett uten bilen

## S23 Page not found

not_found =
    .heading = Fant ikke siden
    .lead = Skrev du adressen, sjekk den. Fulgte du en lenke, kan den være gammel.
    .primary = Gå til { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Beklager, det er et problem med { $app_name }
    .lead = Prøv igjen om noen minutter.
    .kept = Det du lagret tidligere, er i behold.
    .primary = Gå til { $app_name }
    .reference = Referansen din er { $reference }
    .save_failed = Vi kunne ikke lagre opplysningene. De er her fortsatt, så du kan sende dem igjen.

## S25 Service unavailable

unavailable =
    .heading = Beklager, { $app_name } er ikke tilgjengelig
    .lead = Du kan bruke tjenesten igjen fra kl. { $at }.
    .lead_unknown = Prøv igjen senere i dag.
    .kept = Det du lagret tidligere, er i behold.
    .primary = Gå til { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Det trengs en kort pause
    .lead = Det ble sendt mye fra dette nettverket på kort tid. Vent et minutt, gå tilbake og send igjen.
    .kept = Det du lagret tidligere, er i behold.
    .primary = Gå til { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Logg inn for å se denne siden
    .lead = Den er for dem som driver { $app_name }. Last den på nytt for å skrive inn passordet.
    .primary = Gå til { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } er allerede koblet til
    .lead = Du trenger ikke gjøre noe mer.
    .primary = Gå til bilen
    .secondary = Koble til en annen bil
    .other_heading = Denne bilen er allerede i bruk
    .other_lead = Den er koblet til en annen konto hos { $app_name }. Vi kan hjelpe deg å flytte den.
    .other_primary = Kontakt kundestøtte

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Koble til bilen din
    .lead = Du logger inn hos bilprodusenten og velger hva du deler.
    .gives = Du ser hvor langt den har kjørt, hvor mye strøm eller drivstoff den har, og hvor den står.
    .time = Det tar omtrent to minutter. Du trenger innloggingen din hos bilprodusenten.
    .safe = Vi ser aldri passordet ditt hos bilprodusenten. Du kan slutte å dele når som helst.
    .why_heading = Hva vi ber om og hvorfor
    .primary = Koble til bilen
    .secondary = Fortsett uten bilen
    .popup = Innloggingsvinduet åpnet seg ikke.
    .popup_action = Åpne innloggingen i dette vinduet
connected =
    .heading = { $Your_car } er koblet til
    .lead = Nå ser du opplysningene i { $app_name }.
    .several = Bilene dine er koblet til. Nå ser du opplysningene deres her.
    .primary = Gå til bilen
pending =
    .heading = Vi har sendt forespørselen din
    .lead = Bilen kan bruke noen minutter på å svare. Resultatet vises her.
    .what = Du ba om: { $what }
    .primary = Sjekk igjen
command =
    .heading = Styr bilen
    .others = Annet du kan be om
    .asked_heading = Hva du ba om
    .sent = { $command }: sendt kl. { $at }. Bilen har ikke bekreftet ennå.
    .confirmed = { $command }: bilen har bekreftet.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Hva du kan gjøre
    .more_label = Hva du kan gjøre: { $what }
command_lock =
    .label = Lås
    .feature = Låsing
    .not_done = Bilen ble ikke låst.
    .uncertain = Vi vet ikke om bilen ble låst. Sjekk den før du prøver igjen.
command_unlock =
    .label = Lås opp
    .feature = Opplåsing
    .not_done = Bilen ble ikke låst opp.
    .uncertain = Vi vet ikke om bilen ble låst opp. Sjekk den før du prøver igjen.
command_start_charge =
    .label = Start lading
    .feature = Start av lading
    .not_done = Ladingen ble ikke startet.
    .uncertain = Vi vet ikke om ladingen ble startet. Sjekk bilen før du prøver igjen.
command_stop_charge =
    .label = Stopp lading
    .feature = Stopp av lading
    .not_done = Ladingen ble ikke stoppet.
    .uncertain = Vi vet ikke om ladingen ble stoppet. Sjekk bilen før du prøver igjen.
disconnect =
    .heading = Slutte å dele { $your_car }?
    .lead = { $app_name } får ingen nye opplysninger fra bilen.
    .kept = Vi beholder det vi allerede har, til du sletter det.
    .primary = Slutt å dele
    .secondary = Fortsett å dele
disconnected =
    .heading = { $Your_car } er ikke koblet til lenger
remove =
    .heading = Fjerne { $your_car }?
    .lead = Vi sletter alt vi har lagret om den. Det kan ikke angres.
    .kept = Ingenting endres på { $maker_account }.
    .primary = Fjern denne bilen
    .secondary = Behold denne bilen
    .done = { $Your_car } er fjernet

## The car's own page

state =
    .ok = Oppdatert
    .older = Sist oppdatert: { $when }
    .no_data = Ingen opplysninger fra bilen ennå
    .two_times = Vi sjekket kl. { $at }. Bilen meldte sist fra: { $when }.
    .needs_you = Må gjøres: koble til igjen
    .needs_maker = Må gjøres: åpne { $maker_app }
    .paused = Satt på pause hos oss
    .asking = Vi spør bilen
    .off = Ikke koblet til
    .moved = Ikke lenger koblet til her: den ble koblet til fra en annen nettleser eller konto
vehicle =
    .heading = { $Your_car }
    .year = Årsmodell { $year }
    .values_heading = Hva bilen forteller
    .updated = Oppdatert: { $time }
    .check = Sjekk igjen
    .connect = Koble til bilen
    .stop = Slutt å dele
    .remove = Slett opplysningene
    .back = Tilbake til bilen
    .kept = Dette er de siste opplysningene. De oppdateres ikke lenger.
    .asking = Vi spør bilen. Det kan ta noen minutter.
    .show_answer = Vis svaret
value =
    .odometer = Kjørelengde
    .battery = Batterinivå
    .fuel = Drivstoffnivå
    .location = Sted
    .charge = Lading
    .security = Dører
    .charging = Lader
    .not_charging = Lader ikke
    .fully_charged = Fulladet
    .plugged_in = Kabelen står i
    .unplugged = Ingen kabel står i
    .locked = Låst
    .unlocked = Ikke låst
    .no_news = Ingen nye opplysninger denne gangen
    .not_known = Ikke kjent nå
    .place = { $latitude }, { $longitude }
    .here_since = Sett her siden: { $when }
    .maps = Vis på kart, i en ny fane:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Kart
    .range_km =
        { $count ->
           *[other] Omtrent { $shown } km igjen
        }
    .range_mi =
        { $count ->
            [one] Omtrent { $shown } engelsk mil igjen
           *[other] Omtrent { $shown } engelske mil igjen
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° Ø
    .west = { $degrees }° V
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } engelsk mil
           *[other] { $shown } engelske mil
        }
    .percent = { $shown } %
    .litres =
        { $count ->
           *[other] { $shown } liter
        }

## Home, cars and settings

home =
    .heading = { $app_name } uten bilen din
    .lead = Det er lite å se her før en bil er koblet til, og det er helt greit.
    .settings = Du kan åpne Innstillinger og koble til en bil når du vil.
    .support = Du kan lese hvordan vi behandler opplysningene dine, og be oss om hjelp.
    .primary = Åpne Innstillinger
cars =
    .heading = Bilene dine
    .connect = Koble til en annen bil
settings =
    .heading = Innstillinger
    .cars_heading = Bilene dine
    .none = Ingen bil er koblet til.
    .connect = Koble til bilen
    .connect_other = Koble til en annen bil
    .stop = Slutt å dele
    .remove = Slett opplysningene
    .forget = Glem denne nettleseren
    .stop_label = Slutt å dele: { $name }
    .remove_label = Slett opplysningene: { $name }
    .distance_heading = Avstander
    .distance = Vis avstander i
    .km = kilometer
    .mi = engelske mil
    .save = Lagre

forget =
    .heading = Glemme denne nettleseren?
    .lead = Nettleseren kjenner ikke bilene dine lenger. Gjør dette på en enhet som andre også bruker.
    .cars = Bilene dine er fortsatt koblet til { $app_name }, men ingen kan se dem.
    .again = For å se en bil igjen, koble den til på nytt i en hvilken som helst nettleser.
    .stop = Vil du avslutte delingen, gå tilbake og trykk først på Slutt å dele.
    .kept = Vi sletter det vi har lagret om bilene dine etter { $retention }.
    .primary = Glem denne nettleseren
    .secondary = Gå tilbake

## Privacy, accessibility and support

privacy =
    .heading = Slik behandler vi opplysningene dine
    .lead = Vi lagrer så lite vi kan, og du kan slette det selv.
    .car_heading = Når du kobler til en bil
    .car = Vi lagrer merke, modell og årsmodell, og de siste verdiene den sendte.
    .car_key = Vi lagrer nøkkelen som lar oss lese opplysningene. Den er låst inne, og borte når du slutter å dele.
    .car_password = Vi ser aldri passordet ditt hos bilprodusenten.
    .car_location = Vi lagrer bare det siste stedet bilen var, aldri et spor.
    .car_forgotten = Kommer du ikke tilbake på { $retention }, sletter vi alt.
    .form_heading = Når du forteller oss om en bil
    .form = Det du skrev i skjemaet, lagrer vi i { $retention }.
    .form_use = Vi bruker det til å velge hvilke biler vi legger til, og ikke til noe annet.
    .form_delete = Du kan slette det på siden som bekrefter det.
    .count_heading = Hva vi teller
    .count = Vi teller hvilke sider som vises, og hvilke knapper som trykkes på.
    .count_private = Vi noterer ingen navn. Tallene blir på vår egen server i { $retention }.
    .count_visit = Hvert besøk får et tilfeldig tall. Ber nettleseren din om ikke å bli sporet, får det ikke noe.
    .cookie_heading = Informasjonskapsler
    .cookie = Vi bruker én informasjonskapsel for å vite at det er deg. Ingen andre kan lese den.
    .primary = Åpne Innstillinger
accessibility =
    .heading = Bruk { $app_name } på din måte
    .lead = Vi vil at hver side skal virke for alle, på alle skjermer.
    .do_heading = Hva du kan gjøre
    .do_zoom = Zoome til 400 % uten å rulle sidelengs.
    .do_keys = Bruke hver side med tastatur eller skjermleser.
    .do_colour = Bruke mørk skjerm eller egne farger.
    .do_motion = Slå av bevegelser på enheten din. Det retter vi oss etter.
    .do_script = Slå av skript. Ingenting her trenger dem.
    .aim_heading = Hva vi sikter mot
    .aim = Vi bygger etter en standard som heter WCAG 2.2, nivå AA.
    .aim_tell = Er en side vanskelig å bruke, si fra. Vi vil vite det.
    .primary = Gå til { $app_name }
support =
    .heading = Få hjelp
    .lead = Denne installasjonen av { $app_name } har ingen kundestøtte ennå.
    .owner = Spør dem som ga deg adressen.
    .details = Send med referansen på siden din, hvis du ser en.
    .operator = Driver du { $app_name }, sett APP_SUPPORT_URL til din egen hjelpeside.
    .primary = Gå til { $app_name }
