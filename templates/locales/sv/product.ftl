### Every word an owner reads, in Swedish. Du, as services say it there. Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = din { $make } { $model }
    .your_car_make = din { $make }
    .your_car_unknown = din bil
    .Your_car = Din { $make } { $model }
    .Your_car_make = Din { $make }
    .Your_car_unknown = Din bil
    .maker_unknown = biltillverkaren
    .Maker_unknown = Biltillverkaren
    .maker_account = ditt konto hos { $make }
    .maker_account_unknown = ditt konto hos biltillverkaren
    .maker_app = { $make }-appen
    .maker_app_unknown = biltillverkarens app
    .feature_unknown = Detta
    .when_unknown = en tidigare tidpunkt
    .today = i dag kl. { $time }
    .date = { $date } kl. { $time }
    .wait_unknown = några minuter
    .one_year = ett år
    .days =
        { $count ->
            [one] { $count } dag
           *[other] { $count } dagar
        }
    .wait_minutes =
        { $count ->
            [one] ungefär { $count } minut
           *[other] ungefär { $count } minuter
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Fel: { $heading } – { $app_name }
    .description = { $app_name } visar hur din bil mår: hur långt den har kört, hur mycket den är laddad eller tankad och var den står.
    .skip = Hoppa till innehållet
    .means = Vad det betyder
    .notice = { $heading }. { $lead }
    .good = Bra att veta
    .new_tab = öppnas i en ny flik
nav =
    .label = Huvudmeny
    .settings = Inställningar
help =
    .heading = Hjälp
    .contact = Kontakta kundtjänst
footer =
    .label = Om { $app_name }
    .privacy = Integritet
    .accessibility = Tillgänglighet
    .language = Språk
    .change = Byt
form_errors =
    .heading = Något behöver rättas
form =
    .stale = Sidan var öppen länge. Inget har ändrats. Tryck på knappen igen.
sandbox =
    .badge = Testmiljö.
    .nothing_real = Ingen riktig bil, inga riktiga uppgifter.
details =
    .summary = Uppgifter till kundtjänst
    .intro = Skicka med de här uppgifterna om du kontaktar oss. De innehåller inte ditt namn, din plats eller bilens hela VIN.
    .reference = Referens
    .time = Tid
    .time_local = Din tid
    .what = Vad som hände
    .partner_ref = Referens hos Smartcar
    .page = Sida
    .car = Bil
    .copy = Kopiera uppgifterna
    .copied = Uppgifterna är kopierade

## S01 Access not given

access_denied =
    .heading = Din bil är inte ansluten
    .lead = { $app_name } har inte fått ditt ja till att se uppgifter från din bil.
    .kept = Inget har delats, och inget har ändrats på { $maker_account }.
    .unavailable = Du kan använda { $app_name }, men inte de delar som behöver din bil.
    .why_heading = Vad vi ber om och varför
    .primary = Anslut din bil
    .secondary = Fortsätt utan min bil
    .control = Du kan sluta dela när som helst i Inställningar.
    .again_heading = Din bil är inte ansluten, och det går bra
    .again_lead = Du kan använda { $app_name } utan den och ansluta senare i Inställningar.
    .again_primary = Fortsätt utan min bil
    .again_secondary = Försök ansluta igen
permissions =
    .required = Krävs
permission_read_vehicle_info =
    .label = Se märke, modell och årsmodell
    .reason = Så att vi visar rätt bil
permission_read_vin =
    .label = Se VIN
    .reason = Så att vi känner igen bilen nästa gång
permission_read_location =
    .label = Se var bilen är
    .reason = Så att vi kan visa var den står
permission_read_odometer =
    .label = Se körd sträcka
    .reason = Så att vi kan notera hur mycket du kör
permission_read_battery =
    .label = Se batterinivån
    .reason = Så att vi kan planera laddningen
permission_read_charge =
    .label = Se om den laddar
    .reason = Så att vi kan säga när den är klar
permission_control_charge =
    .label = Starta och stoppa laddning
    .reason = Så att vi kan ladda när elen är billig
permission_read_fuel =
    .label = Se bränslenivån
    .reason = Så att vi kan visa hur långt du kommer
permission_read_tires =
    .label = Se däcktrycket
    .reason = Så att vi kan varna när det är lågt
permission_read_engine_oil =
    .label = Se oljans skick
    .reason = Så att vi kan påminna om service
permission_read_security =
    .label = Se om den är låst
    .reason = Så att vi kan visa det
permission_control_security =
    .label = Låsa och låsa upp dörrarna
    .reason = Så att du kan göra det härifrån

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } fungerar inte med { $app_name }
    .heading_unknown = Din bil fungerar inte med { $app_name }
    .lead = Alla bilar kan inte dela uppgifter på nätet. Du har inte gjort något fel.
    .kept = Inget har ändrats på { $maker_account }.
    .form_heading = Berätta om din bil
    .form_intro = Vi räknar förfrågningarna när vi väljer vilka bilar vi lägger till.
    .prefilled = Du valde att dela de här uppgifterna. Kontrollera dem innan du skickar.
    .privacy = Vi sparar uppgifterna i { $retention }, bara för detta.
    .primary = Skicka uppgifterna
    .secondary = Anslut en annan bil
    .quiet = Fortsätt utan min bil
    .stale = Sidan var öppen länge. Dina svar finns kvar. Tryck på Skicka uppgifterna igen.
field =
    .make = Märke
    .make_hint = Till exempel Kia
    .model = Modell
    .model_hint = Till exempel Niro EV
    .year = Årsmodell
    .year_hint = Den står i registreringsbeviset
    .vin = VIN (frivilligt)
    .vin_hint = Chassinumret: 17 bokstäver och siffror i registreringsbeviset eller på vindrutan
error =
    .make_empty = Ange bilens märke
    .make_long = Märket får ha högst 50 tecken
    .model_empty = Ange bilens modell
    .model_long = Modellen får ha högst 50 tecken
    .year_empty = Ange årsmodellen
    .year_format = Årsmodellen ska ha 4 siffror
    .year_range = Årsmodellen ska vara mellan 1900 och { $max_year }
    .vin_length = VIN ska ha 17 bokstäver och siffror
    .vin_chars = VIN får inte innehålla bokstäverna I, O eller Q
note =
    .vin_check = Ett tecken i VIN kan vara fel. Stämmer det med dina papper kan du skicka det som det är.

## S03 Details saved, and deleted

saved =
    .heading = Uppgifterna om din bil är sparade
    .reference = Din referens är { $reference }
    .next = Vi lägger den på listan som vi väljer nya bilar från. Vi kontaktar dig inte.
    .what_heading = Vad vi sparade
    .car = { $year } { $make } { $model }
    .vin = VIN som slutar på { $vin_last4 }
    .primary = Fortsätt till { $app_name }
    .secondary = Anslut en annan bil
    .quiet = Ta bort uppgifterna
    .expired = Dina uppgifter är sparade. Vill du ta bort dem, ge kundtjänst din referens.
delete =
    .heading = Ta bort uppgifterna om din bil?
    .lead = Vi tar genast bort dem från vår lista. Det går inte att ångra.
    .primary = Ta bort uppgifterna
    .secondary = Behåll dem
deleted =
    .heading = Uppgifterna om din bil är borttagna
    .already_heading = De här uppgifterna har tagits bort
    .lead = Vi har inga uppgifter kvar om den här bilen.
    .primary = Fortsätt till { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Din bils uppkopplade tjänst är avstängd
    .lead = { $app_name } använder den uppkopplade tjänsten från { $maker }, och den är inte påslagen för den här bilen.
    .kept = Inget har delats, och vi har inte ändrat något i din bil.
    .steps_heading = Så slår du på den
    .step1 = Öppna { $maker_app } eller webbplatsen och logga in.
    .step2 = Kontrollera att abonnemanget eller provperioden för din bil är igång.
    .step3 = Kom tillbaka hit och försök igen.
    .cost = { $Maker } kan ta betalt för tjänsten. Det gör inte { $app_name }.
    .primary = Försök ansluta igen
    .secondary = Anslut en annan bil
    .connected_heading = { $Your_car } delar inga uppgifter längre
    .connected_lead = Den uppkopplade tjänsten från { $maker } är avstängd, så vi kan inte hämta något nytt.
    .connected_kept = Vi har sparat de senaste uppgifterna: { $when }.
    .connected_primary = Kontrollera igen
    .not_yet = Det kan ta en dag innan ett nytt abonnemang börjar. Försök igen i morgon.

## S05 No cars in the account

no_vehicles =
    .heading = Vi hittade ingen bil på { $maker_account }
    .lead = Du loggade in, men det finns ingen bil på kontot som vi kan ansluta.
    .kept = Inga uppgifter om bilen har delats.
    .steps_heading = Vad du kan kontrollera
    .step1 = Öppna { $maker_app }. Ser du din bil där?
    .step2 = Om inte, lägg till din bil och slutför inställningen.
    .step3 = Har du två konton, använd det med din bil.
    .step4 = Är någon annan huvudförare kan den personen behöva ansluta bilen.
    .primary = Försök ansluta igen
    .secondary = Välj ett annat märke

## S06 The connection page was not set up right

configuration =
    .heading = Anslutningen gick tyvärr inte att starta
    .lead = Felet är vårt. Det beror inte på din bil eller ditt konto.
    .kept = Inget har delats.
    .primary = Börja om
    .secondary = Fortsätt utan min bil
    .again_lead = Det gick inte den här gången heller, så vi behöver rätta det. Skicka oss referensen här nedanför.
    .again_primary = Kontakta kundtjänst

## S07 The connection service had a problem

connect_server =
    .heading = Det gick tyvärr inte att ansluta din bil
    .lead = Tjänsten som kopplar bilar till { $app_name } fungerade inte den här gången.
    .kept = Inget har delats, och du behöver inte ändra något.
    .primary = Försök ansluta igen
    .secondary = Fortsätt utan min bil
    .again_lead = Det fungerar fortfarande inte. Försök igen om ungefär en timme.

## S08 This link has expired

expired =
    .heading = Länken gäller inte längre
    .lead = För din säkerhet fungerar en anslutningslänk bara en gång, en kort tid och i en enda webbläsare.
    .kept = Inget har delats och inget har ändrats.
    .primary = Börja om
    .secondary = Gå till { $app_name }
    .cookies = Ser du det här igen, tillåt kakor för webbplatsen och stanna i samma webbläsare.
    .already = Din bil är redan ansluten.

## S09 We do not know what happened

unknown =
    .heading = Vi kunde inte ansluta din bil
    .lead = Vi vet inte varför än. Det var inget du gjorde, och inget har delats.
    .kept = Ditt konto hos { $app_name } är oförändrat.
    .primary = Försök ansluta igen
    .secondary = Kontakta kundtjänst
    .reference = Din referens är { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Anslut { $your_car } igen
    .lead = Anslutningen är bruten, så uppgifterna från din bil uppdateras inte.
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .why = Det kan hända efter ett lösenordsbyte, eller när { $maker } uppdaterar sina system.
    .access_withdrawn_lead = Delning med { $app_name } stängdes av på { $maker_account }, så uppgifterna uppdateras inte.
    .next = Du loggar in hos { $maker }. Det tar ungefär en minut.
    .primary = Anslut igen
    .secondary = Inte nu
    .banner = { $Your_car } uppdateras inte. Senast uppdaterad: { $when }.
    .banner_action = Anslut igen

## S11 Connected again

reconnected =
    .heading = { $Your_car } är ansluten igen
    .lead = Dina uppgifter är aktuella från och med nu.
    .pending = Vi väntar på de första uppgifterna från din bil.
    .primary = Gå till din bil

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Vi når fortfarande inte { $your_car }
    .lead = Du loggade in, men { $maker } delar inte bilens uppgifter med oss än.
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .primary = Försök igen
    .secondary = Inte nu
    .again_lead = Det gick inte den här gången heller. Skicka oss referensen här nedanför så tittar vi på det.
    .again_primary = Kontakta kundtjänst
wrong_car =
    .heading = Det var en annan bil
    .lead = Du loggade in på ett konto där { $your_car } inte finns.
    .kept = Vi har inte ändrat eller lagt till något.
    .primary = Försök igen
    .secondary = Lägg till den andra bilen också

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } sover
    .asleep_lead = Parkerade bilar somnar för att spara på batteriet.
    .asleep_help = Den vaknar när du låser upp den eller öppnar { $maker_app }.
    .signal_heading = { $Your_car } går inte att nå
    .signal_lead = Den kanske står där det saknas mobiltäckning, till exempel i ett garage.
    .signal_help = Kontrollera igen när den har flyttats.
    .service_heading = { $Your_car } är i serviceläge
    .service_lead = Verkstäder använder läget under reparationer. Delningen är pausad.
    .service_help = Den är tillbaka när arbetet är klart.
    .low_battery_heading = { $Your_car } behöver laddas
    .low_battery_lead = Batteriet är för svagt för att bilen ska kunna svara.
    .low_battery_help = Ladda den och kontrollera sedan igen.
    .unknown_heading = { $Your_car } svarar inte
    .unknown_lead = Vi vet inte varför. Det går ofta över av sig självt.
    .kept = Senast uppdaterad: { $when }.
    .primary = Kontrollera igen
    .secondary = Använd de senaste uppgifterna

## S14 The car is not ready for that

not_ready =
    .door_heading = Din bil är inte låst
    .door_lead = En dörr är öppen. Stäng alla dörrar och försök igen.
    .trunk_heading = Din bil är inte låst
    .trunk_lead = Bakluckan är öppen. Stäng den och försök igen.
    .hood_heading = Din bil är inte låst
    .hood_lead = Motorhuven är öppen. Stäng den och försök igen.
    .ignition_heading = Din bil är igång
    .ignition_lead = Stäng av den när den är parkerad och försök igen.
    .motion_heading = Din bil är i rörelse
    .motion_lead = Det här fungerar bara när den är parkerad. Försök igen senare.
    .unplugged_heading = Laddningen har inte startat
    .unplugged_lead = Kabeln sitter inte i. Sätt i den och försök igen.
    .plugged_heading = Laddkabeln sitter i
    .plugged_lead = Dra ur kabeln och försök igen.
    .charging_heading = Din bil laddar redan
    .charging_lead = Du behöver inte göra något.
    .full_heading = Din bil är fulladdad
    .full_lead = Du behöver inte göra något.
    .not_charging_heading = Din bil laddar inte
    .not_charging_lead = Starta laddningen och kontrollera sedan igen.
    .fault_heading = Laddningen startade inte
    .fault_lead = Kontrollera kabeln. Stäng sedan av laddningsscheman och försök igen.
    .remote_heading = Uppkopplingen är avstängd i din bil
    .remote_lead = Slå på den i bilens inställningar. Instruktionsboken visar hur.
    .other_heading = Din bil är inte redo för det här
    .other_lead = Försök igen om några minuter.
    .primary = Försök igen
    .secondary = Tillbaka till din bil

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } behöver något av dig
    .lead = Det finns något kvar att göra på { $maker_account }, så uppgifterna uppdateras inte.
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .steps_heading = Vad du ska göra
    .step1 = Öppna { $maker_app } och logga in.
    .step2 = Slutför det som efterfrågas, till exempel nya villkor att godkänna.
    .step3 = Kom tillbaka hit och kontrollera igen.
    .primary = Kontrollera igen
    .secondary = Inte nu
virtual_key =
    .heading = Ett steg till för att styra { $your_car }
    .lead = { $Maker } ber dig först lägga till en digital nyckel för { $app_name }.
    .kept = Vi kan fortfarande visa uppgifterna från din bil.
    .next = Det här öppnar { $maker_app }. Kom tillbaka till sidan när du är klar.
    .primary = Lägg till nyckeln
    .secondary = Jag har lagt till nyckeln

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } finns inte längre på ditt konto
    .lead = Den finns inte kvar på { $maker_account }, så vi kan inte uppdatera den.
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .steps_heading = Två sätt att gå vidare
    .step1 = Fortfarande din bil? Lägg till den igen i { $maker_app } och kontrollera sedan här.
    .step2 = Såld eller återlämnad? Ta bort den här.
    .primary = Kontrollera igen
    .secondary = Ta bort den här bilen

## S17 One permission is missing

permission =
    .heading = { $feature }: ett tillstånd saknas
    .lead = För att visa detta behöver { $app_name } tillstånd till: { $permission }.
    .lead_action = För att göra detta behöver { $app_name } tillstånd till: { $permission }.
    .why = { $permission_reason }
    .kept = Allt annat fungerar som förut.
    .primary = Se över tillståndet
    .secondary = Fortsätt utan

## S18 Not available for this car

feature =
    .line = Finns inte för { $your_car }
    .group = Finns inte för { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Anslut { $your_car } igen för att se detta. { $Maker } har flyttat det till en nyare tjänst.
    .why = Din bil delar inte detta, eller så kan vi inte läsa det.

## S19 Paused on our side

plan_limit =
    .heading = Uppdateringar för { $your_car } är pausade
    .lead = Orsaken ligger hos oss. Du behöver inte göra något.
    .connecting_heading = Vi kan inte lägga till din bil i dag
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .connecting_kept = Inget har delats.
    .primary = Tillbaka till din bil
    .connecting_primary = Fortsätt utan min bil
    .secondary = Kontakta kundtjänst

## S20 Wait before you check again

too_soon =
    .heading = Kontrollerades nyss
    .heading_other = Kontroller är pausade: { $wait }
    .lead = Bilar behöver vila mellan kontrollerna för att spara på batteriet.
    .lead_other = Tjänsten från { $maker } begränsar hur ofta vi kan kontrollera.
    .time = Du kan kontrollera igen kl. { $at }.
    .kept = Senast uppdaterad: { $when }.
    .primary = Kontrollera igen
    .secondary = Tillbaka till din bil

## S21 The car maker's service is not answering

maker_down =
    .heading = Tjänsten från { $maker } svarar inte
    .lead = Du behöver inte ändra något. Det går ofta över inom en timme.
    .kept = Senast uppdaterad: { $when }.
    .primary = Kontrollera igen
    .secondary = Tillbaka till din bil
    .data_heading = Inga nya uppgifter från { $maker }
    .data = { $Maker } skickade uppgifter som inte verkar stämma, så vi behöll de senaste.
    .link_heading = Inga nya uppgifter från { $your_car } just nu
    .link = Tjänsten som kopplar bilar till { $app_name } svarar inte. Du behöver inte ändra något.

## S22 A problem on our side

our_fault =
    .heading = Vi kan tyvärr inte uppdatera { $your_car }
    .lead = Felet är vårt. Du behöver inte göra något.
    .kept = Vi har sparat de senaste uppgifterna: { $when }.
    .primary = Tillbaka till din bil
    .secondary = Kontakta kundtjänst
    .connecting_heading = Vi kan tyvärr inte ansluta din bil
    .connecting_kept = Inget har delats.
    .connecting_primary = Fortsätt utan min bil

## S23 Page not found

not_found =
    .heading = Sidan finns inte
    .lead = Skrev du adressen, kontrollera den. Följde du en länk kan den vara gammal.
    .primary = Gå till { $app_name }

## S24 Problem with the service

server_problem =
    .heading = { $app_name } har tyvärr ett problem
    .lead = Försök igen om några minuter.
    .kept = Det du sparade tidigare finns kvar.
    .primary = Gå till { $app_name }
    .reference = Din referens är { $reference }
    .save_failed = Vi kunde inte spara dina uppgifter. De finns kvar här, så du kan skicka dem igen.

## S25 Service unavailable

unavailable =
    .heading = { $app_name } är tyvärr inte tillgänglig
    .lead = Du kan använda tjänsten igen från kl. { $at }.
    .lead_unknown = Försök igen senare i dag.
    .kept = Det du sparade tidigare finns kvar.
    .primary = Gå till { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = En kort paus behövs
    .lead = Det skickades mycket från det här nätverket på kort tid. Vänta en minut, gå tillbaka och skicka igen.
    .kept = Det du sparade tidigare finns kvar.
    .primary = Gå till { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Logga in för att se sidan
    .lead = Den är för dem som driver { $app_name }. Ladda om den för att skriva lösenordet.
    .primary = Gå till { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } är redan ansluten
    .lead = Du behöver inte göra något mer.
    .primary = Gå till din bil
    .secondary = Anslut en annan bil
    .other_heading = Bilen används redan
    .other_lead = Den är ansluten till ett annat konto hos { $app_name }. Vi kan hjälpa dig att flytta den.
    .other_primary = Kontakta kundtjänst

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Anslut din bil
    .lead = Du loggar in hos biltillverkaren och väljer vad du delar.
    .gives = Du ser hur långt den har kört, hur mycket den är laddad eller tankad och var den står.
    .time = Det tar ungefär två minuter. Du behöver dina inloggningsuppgifter hos biltillverkaren.
    .safe = Vi ser aldrig ditt lösenord hos biltillverkaren. Du kan sluta dela när som helst.
    .why_heading = Vad vi ber om och varför
    .primary = Anslut din bil
    .secondary = Fortsätt utan min bil
    .popup = Inloggningsfönstret öppnades inte.
    .popup_action = Öppna inloggningen i det här fönstret
connected =
    .heading = { $Your_car } är ansluten
    .lead = Nu ser du uppgifterna i { $app_name }.
    .several = Dina bilar är anslutna. Nu ser du deras uppgifter här.
    .primary = Gå till din bil
pending =
    .heading = Vi har skickat din begäran
    .lead = Det kan ta några minuter innan din bil svarar. Resultatet visas här.
    .what = Du bad om: { $what }
    .primary = Kontrollera igen
command =
    .heading = Styr din bil
    .others = Annat du kan be om
    .asked_heading = Vad du bad om
    .sent = { $command }: skickat kl. { $at }. Din bil har inte bekräftat än.
    .confirmed = { $command }: din bil har bekräftat.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Vad du kan göra
    .more_label = Vad du kan göra: { $what }
command_lock =
    .label = Lås
    .feature = Låsning
    .not_done = Din bil låstes inte.
    .uncertain = Vi vet inte om din bil låstes. Kontrollera den innan du försöker igen.
command_unlock =
    .label = Lås upp
    .feature = Upplåsning
    .not_done = Din bil låstes inte upp.
    .uncertain = Vi vet inte om din bil låstes upp. Kontrollera den innan du försöker igen.
command_start_charge =
    .label = Starta laddning
    .feature = Starta laddning
    .not_done = Laddningen startades inte.
    .uncertain = Vi vet inte om laddningen startades. Kontrollera bilen innan du försöker igen.
command_stop_charge =
    .label = Stoppa laddning
    .feature = Stoppa laddning
    .not_done = Laddningen stoppades inte.
    .uncertain = Vi vet inte om laddningen stoppades. Kontrollera bilen innan du försöker igen.
disconnect =
    .heading = Sluta dela { $your_car }?
    .lead = { $app_name } får inga nya uppgifter från din bil.
    .kept = Vi behåller det vi redan har tills du tar bort det.
    .primary = Sluta dela
    .secondary = Fortsätt dela
disconnected =
    .heading = { $Your_car } är inte ansluten längre
remove =
    .heading = Ta bort { $your_car }?
    .lead = Vi tar bort allt vi har sparat om den. Det går inte att ångra.
    .kept = Inget ändras på { $maker_account }.
    .primary = Ta bort den här bilen
    .secondary = Behåll den här bilen
    .done = { $Your_car } har tagits bort

## The car's own page

state =
    .ok = Uppdaterad
    .older = Senast uppdaterad: { $when }
    .no_data = Inga uppgifter från bilen än
    .two_times = Vi kontrollerade kl. { $at }. Din bil hörde senast av sig: { $when }.
    .needs_you = Att göra: anslut igen
    .needs_maker = Att göra: öppna { $maker_app }
    .paused = Pausad hos oss
    .asking = Vi frågar din bil
    .off = Inte ansluten
    .moved = Inte längre ansluten här: den anslöts från en annan webbläsare eller ett annat konto
vehicle =
    .heading = { $Your_car }
    .year = Årsmodell { $year }
    .values_heading = Vad din bil berättar
    .updated = Uppdaterad: { $time }
    .check = Kontrollera igen
    .connect = Anslut din bil
    .stop = Sluta dela
    .remove = Ta bort uppgifterna
    .back = Tillbaka till din bil
    .kept = Det här är de senaste uppgifterna. De uppdateras inte längre.
    .asking = Vi frågar din bil. Det kan ta några minuter.
    .show_answer = Visa svaret
value =
    .odometer = Körd sträcka
    .battery = Batterinivå
    .fuel = Bränslenivå
    .location = Plats
    .charge = Laddning
    .security = Dörrar
    .charging = Laddar
    .not_charging = Laddar inte
    .fully_charged = Fulladdad
    .plugged_in = Kabeln sitter i
    .unplugged = Ingen kabel sitter i
    .locked = Låsta
    .unlocked = Inte låsta
    .no_news = Inga nya uppgifter den här gången
    .not_known = Inte känt just nu
    .place = { $latitude }, { $longitude }
    .here_since = Sedd här sedan: { $when }
    .maps = Visa på karta, i en ny flik:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Kartor
    .range_km =
        { $count ->
           *[other] Ungefär { $shown } km kvar
        }
    .range_mi =
        { $count ->
            [one] Ungefär { $shown } engelsk mil kvar
           *[other] Ungefär { $shown } engelska mil kvar
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° Ö
    .west = { $degrees }° V
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } engelsk mil
           *[other] { $shown } engelska mil
        }
    .percent = { $shown } %
    .litres =
        { $count ->
           *[other] { $shown } liter
        }

## Home, cars and settings

home =
    .heading = { $app_name } utan din bil
    .lead = Det finns lite att se här tills en bil är ansluten, och det går bra.
    .settings = Du kan öppna Inställningar och ansluta en bil när du vill.
    .support = Du kan läsa hur vi hanterar dina uppgifter och be oss om hjälp.
    .primary = Öppna Inställningar
cars =
    .heading = Dina bilar
    .connect = Anslut en annan bil
settings =
    .heading = Inställningar
    .cars_heading = Dina bilar
    .none = Ingen bil är ansluten.
    .connect = Anslut din bil
    .connect_other = Anslut en annan bil
    .stop = Sluta dela
    .remove = Ta bort uppgifterna
    .forget = Glöm den här webbläsaren
    .stop_label = Sluta dela: { $name }
    .remove_label = Ta bort uppgifterna: { $name }
    .distance_heading = Avstånd
    .distance = Visa avstånd i
    .km = kilometer
    .mi = engelska mil
    .save = Spara

forget =
    .heading = Glömma den här webbläsaren?
    .lead = Webbläsaren känner inte till dina bilar längre. Gör det på en enhet som andra också använder.
    .cars = Dina bilar är fortfarande anslutna till { $app_name }, men ingen kan se dem.
    .again = För att se en bil igen, anslut den igen i valfri webbläsare.
    .stop = Vill du avsluta delningen, gå tillbaka och tryck först på Sluta dela.
    .kept = Vi tar bort det vi har sparat om dina bilar efter { $retention }.
    .primary = Glöm den här webbläsaren
    .secondary = Gå tillbaka

## Privacy, accessibility and support

privacy =
    .heading = Så hanterar vi dina uppgifter
    .lead = Vi sparar så lite vi kan, och du kan ta bort det själv.
    .car_heading = När du ansluter en bil
    .car = Vi sparar märke, modell och årsmodell, och de senaste värdena den skickade.
    .car_key = Vi sparar nyckeln som låter oss läsa bilens uppgifter. Den är inlåst, och borta när du slutar dela.
    .car_password = Vi ser aldrig ditt lösenord hos biltillverkaren.
    .car_location = Vi sparar bara bilens senaste plats, aldrig ett spår.
    .car_forgotten = Kommer du inte tillbaka på { $retention } tar vi bort allt.
    .form_heading = När du berättar om en bil
    .form = Det du skrev i formuläret sparar vi i { $retention }.
    .form_use = Vi använder det för att välja vilka bilar vi lägger till, och inget annat.
    .form_delete = Du kan ta bort det på sidan som bekräftar det.
    .count_heading = Vad vi räknar
    .count = Vi räknar vilka sidor som visas och vilka knappar man trycker på.
    .count_private = Vi noterar inga namn. Siffrorna stannar på vår egen server i { $retention }.
    .count_visit = Varje besök får ett slumpat nummer. Ber din webbläsare om att inte bli spårad får det inget.
    .cookie_heading = Kakor
    .cookie = Vi använder en kaka för att veta att det är du. Ingen annan kan läsa den.
    .primary = Öppna Inställningar
accessibility =
    .heading = Använd { $app_name } på ditt sätt
    .lead = Vi vill att varje sida ska fungera för alla, på alla skärmar.
    .do_heading = Vad du kan göra
    .do_zoom = Zooma till 400 % utan att rulla i sidled.
    .do_keys = Använda varje sida med tangentbord eller skärmläsare.
    .do_colour = Använda mörk skärm eller egna färger.
    .do_motion = Stänga av rörelser på din enhet. Det rättar vi oss efter.
    .do_script = Stänga av skript. Inget här behöver dem.
    .aim_heading = Vad vi siktar på
    .aim = Vi bygger efter en standard som heter WCAG 2.2, nivå AA.
    .aim_tell = Är en sida svår att använda, säg till. Vi vill veta det.
    .primary = Gå till { $app_name }
support =
    .heading = Få hjälp
    .lead = Den här installationen av { $app_name } har ingen kundtjänst än.
    .owner = Fråga dem som gav dig adressen.
    .details = Skicka med referensen på din sida, om du ser en.
    .operator = Driver du { $app_name }, sätt APP_SUPPORT_URL till din egen hjälpsida.
    .primary = Gå till { $app_name }
