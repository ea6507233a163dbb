### Every word an owner reads, in Danish. Du, as services say it there. Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = din { $make } { $model }
    .your_car_make = din { $make }
    .your_car_unknown = din bil
    .Your_car = Din { $make } { $model }
    .Your_car_make = Din { $make }
    .Your_car_unknown = Din bil
    .maker_unknown = bilproducenten
    .Maker_unknown = Bilproducenten
    .maker_account = din konto hos { $make }
    .maker_account_unknown = din konto hos bilproducenten
    .maker_app = { $make }-appen
    .maker_app_unknown = bilproducentens app
    .feature_unknown = Dette
    .when_unknown = et tidligere tidspunkt
    .today = i dag kl. { $time }
    .date = { $date } kl. { $time }
    .wait_unknown = nogle minutter
    .one_year = et år
    .days =
        { $count ->
            [one] { $count } dag
           *[other] { $count } dage
        }
    .wait_minutes =
        { $count ->
            [one] cirka { $count } minut
           *[other] cirka { $count } minutter
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Fejl: { $heading } – { $app_name }
    .description = { $app_name } viser, hvordan din bil har det: hvor langt den har kørt, hvor meget strøm eller brændstof den har, og hvor den holder.
    .skip = Gå til indholdet
    .means = Hvad det betyder
    .notice = { $heading }. { $lead }
    .good = Godt at vide
    .new_tab = åbner i en ny fane
nav =
    .label = Hovedmenu
    .settings = Indstillinger
help =
    .heading = Hjælp
    .contact = Kontakt kundeservice
footer =
    .label = Om { $app_name }
    .privacy = Privatliv
    .accessibility = Tilgængelighed
    .language = Sprog
    .change = Skift
form_errors =
    .heading = Noget skal rettes
form =
    .stale = Siden har været åben længe. Intet er ændret. Tryk på knappen igen.
sandbox =
    .badge = Testmiljø.
    .nothing_real = Ingen rigtig bil, ingen rigtige data.
details =
    .summary = Oplysninger til kundeservice
    .intro = Send disse oplysninger med, hvis du kontakter os. De indeholder ikke dit navn, hvor du er, eller hele dit stelnummer.
    .reference = Reference
    .time = Tid
    .time_local = Din tid
    .what = Hvad der skete
    .partner_ref = Reference hos Smartcar
    .page = Side
    .car = Bil
    .copy = Kopiér oplysningerne
    .copied = Oplysningerne er kopieret

## S01 Access not given

access_denied =
    .heading = Din bil er ikke forbundet
    .lead = { $app_name } har ikke fået dit ja til at se oplysninger fra din bil.
    .kept = Intet er delt, og intet er ændret på { $maker_account }.
    .unavailable = Du kan bruge { $app_name }, men ikke de dele, der har brug for din bil.
    .why_heading = Hvad vi beder om og hvorfor
    .primary = Forbind din bil
    .secondary = Fortsæt uden min bil
    .control = Du kan altid stoppe delingen i Indstillinger.
    .again_heading = Din bil er ikke forbundet, og det er helt fint
    .again_lead = Du kan bruge { $app_name } uden den og forbinde senere i Indstillinger.
    .again_primary = Fortsæt uden min bil
    .again_secondary = Prøv at forbinde igen
permissions =
    .required = Nødvendig
permission_read_vehicle_info =
    .label = Se mærke, model og modelår
    .reason = Så vi viser den rigtige bil
permission_read_vin =
    .label = Se stelnummeret
    .reason = Så vi kan kende bilen næste gang
permission_read_location =
    .label = Se, hvor bilen er
    .reason = Så vi kan vise, hvor den holder
permission_read_odometer =
    .label = Se, hvor langt bilen har kørt
    .reason = Så vi kan notere, hvor meget du kører
permission_read_battery =
    .label = Se batteriniveauet
    .reason = Så vi kan planlægge opladningen
permission_read_charge =
    .label = Se, om den lader
    .reason = Så vi kan sige til, når den er færdig
permission_control_charge =
    .label = Starte og stoppe opladning
    .reason = Så vi kan lade, når strømmen er billig
permission_read_fuel =
    .label = Se brændstofniveauet
    .reason = Så vi kan vise, hvor langt du kan nå
permission_read_tires =
    .label = Se dæktrykket
    .reason = Så vi kan advare, når det er lavt
permission_read_engine_oil =
    .label = Se oliens tilstand
    .reason = Så vi kan minde om service
permission_read_security =
    .label = Se, om den er låst
    .reason = Så vi kan vise det
permission_control_security =
    .label = Låse dørene og låse dem op
    .reason = Så du kan gøre det herfra

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } virker ikke med { $app_name }
    .heading_unknown = Din bil virker ikke med { $app_name }
    .lead = Ikke alle biler kan dele data på nettet. Du har ikke gjort noget forkert.
    .kept = Intet er ændret på { $maker_account }.
    .form_heading = Fortæl os om din bil
    .form_intro = Vi tæller disse ønsker, når vi vælger nye biler.
    .prefilled = Du valgte at dele disse oplysninger. Se dem igennem, før du sender.
    .privacy = Vi gemmer oplysningerne i { $retention }, kun til dette.
    .primary = Send oplysningerne
    .secondary = Forbind en anden bil
    .quiet = Fortsæt uden min bil
    .stale = Siden har været åben længe. Dine svar er her stadig. Tryk på Send oplysningerne igen.
field =
    .make = Mærke
    .make_hint = For eksempel Kia
    .model = Model
    .model_hint = For eksempel Niro EV
    .year = Modelår
    .year_hint = Det står på registreringsattesten
    .vin = Stelnummer (valgfrit)
    .vin_hint = 17 bogstaver og tal på registreringsattesten eller forruden
error =
    .make_empty = Skriv bilens mærke
    .make_long = Mærket må højst have 50 tegn
    .model_empty = Skriv bilens model
    .model_long = Modellen må højst have 50 tegn
    .year_empty = Skriv modelåret
    .year_format = Modelåret skal have 4 cifre
    .year_range = Modelåret skal være mellem 1900 og { $max_year }
    .vin_length = Stelnummeret skal have 17 bogstaver og tal
    .vin_chars = Stelnummeret må ikke indeholde bogstaverne I, O eller Q
note =
    .vin_check = Et tegn i stelnummeret kan være forkert. Passer det med dine papirer, kan du sende det, som det er.

## S03 Details saved, and deleted

saved =
    .heading = Oplysningerne om din bil er gemt
    .reference = Din reference er { $reference }
    .next = Vi sætter den på listen, vi vælger nye biler fra. Vi kontakter dig ikke.
    .what_heading = Hvad vi gemte
    .car = { $year } { $make } { $model }
    .vin = Stelnummer, der ender på { $vin_last4 }
    .primary = Fortsæt til { $app_name }
    .secondary = Forbind en anden bil
    .quiet = Slet oplysningerne
    .expired = Dine oplysninger er gemt. Vil du slette dem, så giv kundeservice din reference.
delete =
    .heading = Slet oplysningerne om din bil?
    .lead = Vi fjerner dem straks fra vores liste. Det kan ikke fortrydes.
    .primary = Slet oplysningerne
    .secondary = Behold dem
deleted =
    .heading = Oplysningerne om din bil er slettet
    .already_heading = Disse oplysninger er slettet
    .lead = Vi har ikke flere oplysninger om denne bil.
    .primary = Fortsæt til { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Din bils onlinetjeneste er slået fra
    .lead = { $app_name } bruger onlinetjenesten fra { $maker }, og den er ikke slået til for denne bil.
    .kept = Intet er delt, og vi har ikke ændret noget i din bil.
    .steps_heading = Sådan slår du den til
    .step1 = Åbn { $maker_app } eller hjemmesiden, og log ind.
    .step2 = Se, om abonnementet eller prøveperioden for din bil er i gang.
    .step3 = Kom tilbage hertil, og prøv igen.
    .cost = { $Maker } kan tage betaling for tjenesten. Det gør { $app_name } ikke.
    .primary = Prøv at forbinde igen
    .secondary = Forbind en anden bil
    .connected_heading = { $Your_car } deler ikke oplysninger længere
    .connected_lead = Onlinetjenesten fra { $maker } er slået fra, så vi kan ikke hente noget nyt.
    .connected_kept = Vi har beholdt de seneste oplysninger: { $when }.
    .connected_primary = Tjek igen
    .not_yet = Der kan gå en dag, før et nyt abonnement begynder. Prøv igen i morgen.

## S05 No cars in the account

no_vehicles =
    .heading = Vi fandt ingen bil på { $maker_account }
    .lead = Du loggede ind, men der er ingen bil på kontoen, som vi kan forbinde.
    .kept = Ingen oplysninger om bilen er delt.
    .steps_heading = Hvad du kan tjekke
    .step1 = Åbn { $maker_app }. Kan du se din bil der?
    .step2 = Hvis ikke, så tilføj din bil, og gør opsætningen færdig.
    .step3 = Har du to konti, så brug den med din bil.
    .step4 = Er en anden hovedbruger af bilen, skal den person måske forbinde den.
    .primary = Prøv at forbinde igen
    .secondary = Vælg et andet mærke

## S06 The connection page was not set up right

configuration =
    .heading = Beklager, vi kunne ikke starte forbindelsen
    .lead = Fejlen er hos os. Den skyldes ikke din bil eller din konto.
    .kept = Intet er delt.
    .primary = Start forfra
    .secondary = Fortsæt uden min bil
    .again_lead = Det lykkedes heller ikke nu, så vi skal rette det. Send os referencen nedenfor.
    .again_primary = Kontakt kundeservice

## S07 The connection service had a problem

connect_server =
    .heading = Beklager, vi kunne ikke forbinde din bil
    .lead = Tjenesten, der forbinder biler med { $app_name }, virkede ikke denne gang.
    .kept = Intet er delt, og du behøver ikke ændre noget.
    .primary = Prøv at forbinde igen
    .secondary = Fortsæt uden min bil
    .again_lead = Det virker stadig ikke. Prøv igen om en times tid.

## S08 This link has expired

expired =
    .heading = Linket gælder ikke længere
    .lead = For din sikkerhed virker et forbindelseslink kun én gang, i kort tid og i én browser.
    .kept = Intet er delt, og intet er ændret.
    .primary = Start forfra
    .secondary = Gå til { $app_name }
    .cookies = Ser du dette igen, så tillad cookies for denne hjemmeside, og bliv i samme browser.
    .already = Din bil er allerede forbundet.

## S09 We do not know what happened

unknown =
    .heading = Vi kunne ikke forbinde din bil
    .lead = Vi ved endnu ikke hvorfor. Det var ikke noget, du gjorde, og intet er delt.
    .kept = Din konto hos { $app_name } er uændret.
    .primary = Prøv at forbinde igen
    .secondary = Kontakt kundeservice
    .reference = Din reference er { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Forbind { $your_car } igen
    .lead = Vi har mistet forbindelsen, så oplysningerne fra din bil bliver ikke opdateret.
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .why = Det kan ske efter en ny adgangskode, eller når { $maker } opdaterer sine systemer.
    .access_withdrawn_lead = Deling med { $app_name } blev slået fra på { $maker_account }, så oplysningerne bliver ikke opdateret.
    .next = Du logger ind hos { $maker }. Det tager cirka et minut.
    .primary = Forbind igen
    .secondary = Ikke nu
    .banner = { $Your_car } bliver ikke opdateret. Senest opdateret: { $when }.
    .banner_action = Forbind igen

## S11 Connected again

reconnected =
    .heading = { $Your_car } er forbundet igen
    .lead = Dine oplysninger er opdateret fra nu af.
    .pending = Vi venter på de første oplysninger fra din bil.
    .primary = Gå til din bil

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Vi kan stadig ikke nå { $your_car }
    .lead = Du loggede ind, men { $maker } deler endnu ikke bilens oplysninger med os.
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .primary = Prøv igen
    .secondary = Ikke nu
    .again_lead = Det lykkedes heller ikke nu. Send os referencen nedenfor, så ser vi på det.
    .again_primary = Kontakt kundeservice
wrong_car =
    .heading = Det var en anden bil
    .lead = Du loggede ind på en konto, hvor { $your_car } ikke er.
    .kept = Vi har ikke ændret eller tilføjet noget.
    .primary = Prøv igen
    .secondary = Tilføj også den anden bil

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } sover
    .asleep_lead = Parkerede biler sover for at spare på batteriet.
    .asleep_help = Den vågner, når du låser den op eller åbner { $maker_app }.
    .signal_heading = { $Your_car } er uden for rækkevidde
    .signal_lead = Måske holder den, hvor der ikke er mobildækning, for eksempel i en garage.
    .signal_help = Tjek igen, når den er flyttet.
    .service_heading = { $Your_car } er i servicetilstand
    .service_lead = Værksteder bruger denne tilstand under reparationer. Delingen er sat på pause.
    .service_help = Den er tilbage, når arbejdet er færdigt.
    .low_battery_heading = { $Your_car } mangler strøm
    .low_battery_lead = Batteriet er for lavt til, at bilen kan svare.
    .low_battery_help = Lad den op, og tjek igen.
    .unknown_heading = { $Your_car } svarer ikke
    .unknown_lead = Vi ved ikke hvorfor. Det går ofte over af sig selv.
    .kept = Senest opdateret: { $when }.
    .primary = Tjek igen
    .secondary = Brug de seneste oplysninger

## S14 The car is not ready for that

not_ready =
    .door_heading = Din bil er ikke låst
    .door_lead = En dør er åben. Luk alle døre, og prøv igen.
    .trunk_heading = Din bil er ikke låst
    .trunk_lead = Bagagerummet er åbent. Luk det, og prøv igen.
    .hood_heading = Din bil er ikke låst
    .hood_lead = Motorhjelmen er åben. Luk den, og prøv igen.
    .ignition_heading = Din bil er tændt
    .ignition_lead = Sluk den, når den er parkeret, og prøv igen.
    .motion_heading = Din bil kører
    .motion_lead = Det virker kun, når den er parkeret. Prøv igen senere.
    .unplugged_heading = Opladningen er ikke begyndt
    .unplugged_lead = Kablet sidder ikke i. Sæt det i, og prøv igen.
    .plugged_heading = Ladekablet sidder i
    .plugged_lead = Tag kablet ud, og prøv igen.
    .charging_heading = Din bil lader allerede
    .charging_lead = Du behøver ikke gøre noget.
    .full_heading = Din bil er ladet helt op
    .full_lead = Du behøver ikke gøre noget.
    .not_charging_heading = Din bil lader ikke
    .not_charging_lead = Start opladningen, og tjek igen.
    .fault_heading = Opladningen begyndte ikke
    .fault_lead = Tjek kablet. Slå så planlagt opladning fra, og prøv igen.
    .remote_heading = Onlineadgang er slået fra i din bil
    .remote_lead = Slå den til i bilens indstillinger. Instruktionsbogen viser hvordan.
    .other_heading = Din bil er ikke klar til dette
    .other_lead = Prøv igen om nogle minutter.
    .primary = Prøv igen
    .secondary = Tilbage til din bil

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } har brug for noget fra dig
    .lead = Der venter en opgave på { $maker_account }, så oplysningerne bliver ikke opdateret.
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .steps_heading = Hvad du skal gøre
    .step1 = Åbn { $maker_app }, og log ind.
    .step2 = Gør det, du bliver bedt om, for eksempel at acceptere nye vilkår.
    .step3 = Kom tilbage hertil, og tjek igen.
    .primary = Tjek igen
    .secondary = Ikke nu
virtual_key =
    .heading = Et skridt mere for at styre { $your_car }
    .lead = { $Maker } beder dig først tilføje en digital nøgle til { $app_name }.
    .kept = Vi kan stadig vise oplysningerne fra din bil.
    .next = Dette åbner { $maker_app }. Kom tilbage til denne side, når du er færdig.
    .primary = Tilføj nøglen
    .secondary = Jeg har tilføjet nøglen

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } er ikke længere på din konto
    .lead = Den er ikke mere på { $maker_account }, så vi kan ikke opdatere den.
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .steps_heading = To måder at komme videre på
    .step1 = Stadig din bil? Tilføj den igen i { $maker_app }, og tjek så her.
    .step2 = Solgt eller leveret tilbage? Fjern den her.
    .primary = Tjek igen
    .secondary = Fjern denne bil

## S17 One permission is missing

permission =
    .heading = { $feature }: en tilladelse mangler
    .lead = For at vise dette skal { $app_name } have lov til: { $permission }.
    .lead_action = For at gøre dette skal { $app_name } have lov til: { $permission }.
    .why = { $permission_reason }
    .kept = Alt andet virker som før.
    .primary = Se på tilladelsen
    .secondary = Fortsæt uden

## S18 Not available for this car

feature =
    .line = Ikke tilgængelig for { $your_car }
    .group = Ikke tilgængelig for { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Forbind { $your_car } igen for at se dette. { $Maker } har flyttet det til en nyere tjeneste.
    .why = Din bil deler ikke dette, eller vi kan ikke læse det.

## S19 Paused on our side

plan_limit =
    .heading = Opdateringer for { $your_car } er sat på pause
    .lead = Årsagen ligger hos os. Du behøver ikke gøre noget.
    .connecting_heading = Vi kan ikke tilføje din bil i dag
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .connecting_kept = Intet er delt.
    .primary = Tilbage til din bil
    .connecting_primary = Fortsæt uden min bil
    .secondary = Kontakt kundeservice

## S20 Wait before you check again

too_soon =
    .heading = Tjekket for lidt siden
    .heading_other = Tjek er sat på pause: { $wait }
    .lead = Biler skal hvile mellem hvert tjek for at spare på batteriet.
    .lead_other = Tjenesten fra { $maker } begrænser, hvor ofte vi kan tjekke.
    .time = Du kan tjekke igen kl. { $at }.
    .kept = Senest opdateret: { $when }.
    .primary = Tjek igen
    .secondary = Tilbage til din bil

## S21 The car maker's service is not answering

maker_down =
    .heading = Tjenesten fra { $maker } svarer ikke
    .lead = Du behøver ikke ændre noget. Det går ofte over inden for en time.
    .kept = Senest opdateret: { $when }.
    .primary = Tjek igen
    .secondary = Tilbage til din bil
    .data_heading = Ingen nye oplysninger fra { $maker }
    .data = { $Maker } sendte oplysninger, der ikke ser rigtige ud, så vi beholdt de seneste.
    .link_heading = Ingen nye oplysninger fra { $your_car } lige nu
    .link = Tjenesten, der forbinder biler med { $app_name }, svarer ikke. Du behøver ikke ændre noget.

## S22 A problem on our side

our_fault =
    .heading = Beklager, vi kan ikke opdatere { $your_car }
    .lead = Fejlen er hos os. Du behøver ikke gøre noget.
    .kept = Vi har beholdt de seneste oplysninger: { $when }.
    .primary = Tilbage til din bil
    .secondary = Kontakt kundeservice
    .connecting_heading = Beklager, vi kan ikke forbinde din bil
    .connecting_kept = Intet er delt.
    .connecting_primary = Fortsæt uden min bil

## S23 Page not found

not_found =
    .heading = Siden findes ikke
    .lead = Skrev du adressen, så tjek den. Fulgte du et link, kan det være gammelt.
    .primary = Gå til { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Beklager, der er et problem med { $app_name }
    .lead = Prøv igen om nogle minutter.
    .kept = Det, du gemte tidligere, er i behold.
    .primary = Gå til { $app_name }
    .reference = Din reference er { $reference }
    .save_failed = Vi kunne ikke gemme dine oplysninger. De er her stadig, så du kan sende dem igen.

## S25 Service unavailable

unavailable =
    .heading = Beklager, { $app_name } er ikke tilgængelig
    .lead = Du kan bruge tjenesten igen fra kl. { $at }.
    .lead_unknown = Prøv igen senere i dag.
    .kept = Det, du gemte tidligere, er i behold.
    .primary = Gå til { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = En kort pause er nødvendig
    .lead = Der blev sendt meget fra dette netværk på kort tid. Vent et minut, gå tilbage, og send igen.
    .kept = Det, du gemte tidligere, er i behold.
    .primary = Gå til { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Log ind for at se denne side
    .lead = Den er for dem, der driver { $app_name }. Genindlæs den for at skrive adgangskoden.
    .primary = Gå til { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } er allerede forbundet
    .lead = Du behøver ikke gøre mere.
    .primary = Gå til din bil
    .secondary = Forbind en anden bil
    .other_heading = Denne bil er allerede i brug
    .other_lead = Den er forbundet med en anden konto hos { $app_name }. Vi kan hjælpe dig med at flytte den.
    .other_primary = Kontakt kundeservice

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Forbind din bil
    .lead = Du logger ind hos bilproducenten og vælger, hvad du vil dele.
    .gives = Du kan se, hvor langt den har kørt, hvor meget strøm eller brændstof den har, og hvor den holder.
    .time = Det tager cirka to minutter. Du skal bruge dit login hos bilproducenten.
    .safe = Vi ser aldrig din adgangskode hos bilproducenten. Du kan altid stoppe delingen.
    .why_heading = Hvad vi beder om og hvorfor
    .primary = Forbind din bil
    .secondary = Fortsæt uden min bil
    .popup = Loginvinduet åbnede ikke.
    .popup_action = Åbn login i dette vindue
connected =
    .heading = { $Your_car } er forbundet
    .lead = Nu kan du se dens oplysninger i { $app_name }.
    .several = Dine biler er forbundet. Nu kan du se deres oplysninger her.
    .primary = Gå til din bil
pending =
    .heading = Vi har sendt din anmodning
    .lead = Din bil kan være nogle minutter om at svare. Resultatet vises her.
    .what = Du bad om: { $what }
    .primary = Tjek igen
command =
    .heading = Styr din bil
    .others = Andet, du kan bede om
    .asked_heading = Hvad du bad om
    .sent = { $command }: sendt kl. { $at }. Din bil har ikke bekræftet endnu.
    .confirmed = { $command }: din bil har bekræftet.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Hvad du kan gøre
    .more_label = Hvad du kan gøre: { $what }
command_lock =
    .label = Lås
    .feature = Låsning
    .not_done = Din bil blev ikke låst.
    .uncertain = Vi ved ikke, om din bil blev låst. Tjek den, før du prøver igen.
command_unlock =
    .label = Lås op
    .feature = Oplåsning
    .not_done = Din bil blev ikke låst op.
    .uncertain = Vi ved ikke, om din bil blev låst op. Tjek den, før du prøver igen.
command_start_charge =
    .label = Start opladning
    .feature = Start af opladning
    .not_done = Opladningen blev ikke startet.
    .uncertain = Vi ved ikke, om opladningen blev startet. Tjek bilen, før du prøver igen.
command_stop_charge =
    .label = Stop opladning
    .feature = Stop af opladning
    .not_done = Opladningen blev ikke stoppet.
    .uncertain = Vi ved ikke, om opladningen blev stoppet. Tjek bilen, før du prøver igen.
disconnect =
    .heading = Stop deling af { $your_car }?
    .lead = { $app_name } får ingen nye oplysninger fra din bil.
    .kept = Vi beholder det, vi allerede har, indtil du sletter det.
    .primary = Stop deling
    .secondary = Fortsæt deling
disconnected =
    .heading = { $Your_car } er ikke længere forbundet
remove =
    .heading = Fjern { $your_car }?
    .lead = Vi sletter alt, vi har gemt om den. Det kan ikke fortrydes.
    .kept = Intet ændres på { $maker_account }.
    .primary = Fjern denne bil
    .secondary = Behold denne bil
    .done = { $Your_car } er fjernet

## The car's own page

state =
    .ok = Opdateret
    .older = Senest opdateret: { $when }
    .no_data = Ingen oplysninger fra bilen endnu
    .two_times = Vi tjekkede kl. { $at }. Din bil meldte sig senest: { $when }.
    .needs_you = Skal gøres: forbind igen
    .needs_maker = Skal gøres: åbn { $maker_app }
    .paused = Sat på pause hos os
    .asking = Vi spørger din bil
    .off = Ikke forbundet
    .moved = Ikke længere forbundet her: den blev forbundet fra en anden browser eller konto
vehicle =
    .heading = { $Your_car }
    .year = Modelår { $year }
    .values_heading = Hvad din bil fortæller
    .updated = Opdateret: { $time }
    .check = Tjek igen
    .connect = Forbind din bil
    .stop = Stop deling
    .remove = Slet oplysningerne
    .back = Tilbage til din bil
    .kept = Det er de seneste oplysninger. De bliver ikke opdateret mere.
    .asking = Vi spørger din bil. Det kan tage nogle minutter.
    .show_answer = Vis svaret
value =
    .odometer = Kørt afstand
    .battery = Batteriniveau
    .fuel = Brændstofniveau
    .location = Placering
    .charge = Opladning
    .security = Døre
    .charging = Lader
    .not_charging = Lader ikke
    .fully_charged = Ladet helt op
    .plugged_in = Kablet sidder i
    .unplugged = Intet kabel sidder i
    .locked = Låst
    .unlocked = Ikke låst
    .no_news = Ingen nye oplysninger denne gang
    .not_known = Kendes ikke lige nu
    .place = { $latitude }, { $longitude }
    .here_since = Set her siden: { $when }
    .maps = Vis på kort, i en ny fane:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Kort
    .range_km =
        { $count ->
           *[other] Cirka { $shown } km tilbage
        }
    .range_mi =
        { $count ->
            [one] Cirka { $shown } engelsk mil tilbage
           *[other] Cirka { $shown } engelske mil tilbage
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
    .heading = { $app_name } uden din bil
    .lead = Der er ikke meget at se her, før en bil er forbundet, og det er helt fint.
    .settings = Du kan åbne Indstillinger og forbinde en bil, når du vil.
    .support = Du kan læse, hvordan vi behandler dine data, og bede os om hjælp.
    .primary = Åbn Indstillinger
cars =
    .heading = Dine biler
    .connect = Forbind en anden bil
settings =
    .heading = Indstillinger
    .cars_heading = Dine biler
    .none = Ingen bil er forbundet.
    .connect = Forbind din bil
    .connect_other = Forbind en anden bil
    .stop = Stop deling
    .remove = Slet oplysningerne
    .forget = Glem denne browser
    .stop_label = Stop deling: { $name }
    .remove_label = Slet oplysningerne: { $name }
    .distance_heading = Afstande
    .distance = Vis afstande i
    .km = kilometer
    .mi = engelske mil
    .save = Gem

forget =
    .heading = Glem denne browser?
    .lead = Browseren kender ikke dine biler længere. Gør det på en enhed, som andre også bruger.
    .cars = Dine biler er stadig forbundet med { $app_name }, men ingen kan se dem.
    .again = Vil du se en bil igen, så forbind den igen i en hvilken som helst browser.
    .stop = Vil du afslutte delingen, så gå tilbage, og tryk først på Stop deling.
    .kept = Vi sletter det, vi har gemt om dine biler, efter { $retention }.
    .primary = Glem denne browser
    .secondary = Gå tilbage

## Privacy, accessibility and support

privacy =
    .heading = Sådan behandler vi dine data
    .lead = Vi gemmer så lidt, vi kan, og du kan selv slette det.
    .car_heading = Når du forbinder en bil
    .car = Vi gemmer mærke, model og modelår og de seneste værdier, den sendte.
    .car_key = Vi gemmer den nøgle, der lader os læse dens data. Den er låst inde, og den er væk, når du stopper delingen.
    .car_password = Vi ser aldrig din adgangskode hos bilproducenten.
    .car_location = Vi gemmer kun det sidste sted, bilen var, aldrig et spor.
    .car_forgotten = Kommer du ikke tilbage i { $retention }, sletter vi det hele.
    .form_heading = Når du fortæller os om en bil
    .form = Vi gemmer det, du skrev i formularen, i { $retention }.
    .form_use = Vi bruger det til at vælge nye biler og ikke til andet.
    .form_delete = Du kan slette det på den side, der bekræfter det.
    .count_heading = Hvad vi tæller
    .count = Vi tæller, hvilke sider der vises, og hvilke knapper der trykkes på.
    .count_private = Vi noterer ingen navne. Tallene bliver på vores egen server i { $retention }.
    .count_visit = Hvert besøg får et tilfældigt tal. Beder din browser om ikke at blive fulgt, får det intet.
    .cookie_heading = Cookies
    .cookie = Vi bruger én cookie, så vi ved, at det er dig. Ingen andre kan læse den.
    .primary = Åbn Indstillinger
accessibility =
    .heading = Brug { $app_name } på din måde
    .lead = Hver side skal virke for alle, på alle skærme.
    .do_heading = Hvad du kan gøre
    .do_zoom = Zoome til 400 % uden at rulle sidelæns.
    .do_keys = Bruge hver side med tastatur eller skærmlæser.
    .do_colour = Bruge en mørk skærm eller dine egne farver.
    .do_motion = Slå bevægelser fra på din enhed. Det retter vi os efter.
    .do_script = Slå scripts fra. Intet her har brug for dem.
    .aim_heading = Hvad vi sigter efter
    .aim = Vi bygger efter en standard, der hedder WCAG 2.2, niveau AA.
    .aim_tell = Er en side svær at bruge, så sig det. Vi vil gerne vide det.
    .primary = Gå til { $app_name }
support =
    .heading = Få hjælp
    .lead = Denne installation af { $app_name } har ingen kundeservice endnu.
    .owner = Spørg dem, der gav dig adressen.
    .details = Send referencen på din side med, hvis du kan se en.
    .operator = Driver du { $app_name }, så sæt APP_SUPPORT_URL til din egen hjælpeside.
    .primary = Gå til { $app_name }
