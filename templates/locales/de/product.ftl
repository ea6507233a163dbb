### Every word an owner reads, in German. Formal (Sie). Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = Ihr { $make } { $model }
    .your_car_make = Ihr { $make }
    .your_car_unknown = Ihr Auto
    .Your_car = Ihr { $make } { $model }
    .Your_car_make = Ihr { $make }
    .Your_car_unknown = Ihr Auto
    .maker_unknown = Ihr Hersteller
    .Maker_unknown = Ihr Hersteller
    .maker_account = Ihr { $make }-Konto
    .maker_account_unknown = Ihr Herstellerkonto
    .maker_app = die { $make }-App
    .maker_app_unknown = die App Ihres Herstellers
    .feature_unknown = Diese Funktion
    .when_unknown = zu einem früheren Zeitpunkt
    .today = heute um { $time }
    .date = { $date } um { $time }
    .wait_unknown = ein paar Minuten
    .one_year = ein Jahr
    .days =
        { $count ->
            [one] { $count } Tag
           *[other] { $count } Tage
        }
    .wait_minutes =
        { $count ->
            [one] etwa { $count } Minute
           *[other] etwa { $count } Minuten
        }

# The same names in the other cases, for this catalogue alone.
forms =
    .your_car_accusative =
        { $named ->
            [model] Ihren { $make } { $model }
            [make] Ihren { $make }
           *[none] Ihr Auto
        }
    .your_car_dative =
        { $named ->
            [model] Ihrem { $make } { $model }
            [make] Ihrem { $make }
           *[none] Ihrem Auto
        }
    .maker_dative =
        { $named ->
            [none] Ihrem Hersteller
           *[make] { $make }
        }
    .maker_account_dative =
        { $named ->
            [none] Ihrem Herstellerkonto
           *[make] Ihrem { $make }-Konto
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Fehler: { $heading } – { $app_name }
    .description = { $app_name } zeigt, wie es Ihrem Auto geht: wie weit es gefahren ist, wie voll Batterie oder Tank ist und wo es steht.
    .skip = Zum Inhalt springen
    .means = Was das bedeutet
    .notice = { $heading }. { $lead }
    .good = Gut zu wissen
    .new_tab = öffnet einen neuen Tab
nav =
    .label = Hauptmenü
    .settings = Einstellungen
help =
    .heading = Hilfe
    .contact = Support kontaktieren
footer =
    .label = Über { $app_name }
    .privacy = Datenschutz
    .accessibility = Barrierefreiheit
    .language = Sprache
    .change = Ändern
form_errors =
    .heading = Bitte prüfen Sie Ihre Angaben
form =
    .stale = Diese Seite war lange offen. Es hat sich nichts geändert. Drücken Sie noch einmal auf die Schaltfläche.
sandbox =
    .badge = Testumgebung.
    .nothing_real = Kein echtes Auto, keine echten Daten.
details =
    .summary = Angaben für den Support
    .intro = Schicken Sie diese Angaben mit, wenn Sie uns schreiben. Ihr Name, Ihr Standort und Ihre vollständige FIN stehen nicht darin.
    .reference = Referenz
    .time = Zeit
    .time_local = Ihre Zeit
    .what = Was passiert ist
    .partner_ref = Smartcar-Referenz
    .page = Seite
    .car = Auto
    .copy = Angaben kopieren
    .copied = Angaben kopiert

## S01 Access not given

access_denied =
    .heading = Ihr Auto ist nicht verbunden
    .lead = Ohne Ihre Zustimmung sieht { $app_name } keine Daten Ihres Autos.
    .kept = Es wurde nichts geteilt, und in { forms.maker_account_dative } hat sich nichts geändert.
    .unavailable = Sie können { $app_name } nutzen, nur nicht die Teile, die Ihr Auto brauchen.
    .why_heading = Worum wir bitten und warum
    .primary = Auto verbinden
    .secondary = Ohne mein Auto weiter
    .control = Sie können das Teilen jederzeit in den Einstellungen beenden.
    .again_heading = Ihr Auto ist nicht verbunden, und das ist in Ordnung
    .again_lead = Sie können { $app_name } auch ohne Auto nutzen und es später in den Einstellungen verbinden.
    .again_primary = Ohne mein Auto weiter
    .again_secondary = Noch einmal verbinden
permissions =
    .required = Nötig
permission_read_vehicle_info =
    .label = Marke, Modell und Modelljahr sehen
    .reason = Damit wir das richtige Auto zeigen
permission_read_vin =
    .label = Die FIN sehen
    .reason = Damit wir Ihr Auto beim nächsten Mal wiedererkennen
permission_read_location =
    .label = Sehen, wo das Auto ist
    .reason = Damit wir zeigen können, wo es steht
permission_read_odometer =
    .label = Den Tachostand sehen
    .reason = Damit wir festhalten können, wie viel Sie fahren
permission_read_battery =
    .label = Den Ladestand sehen
    .reason = Damit wir das Laden planen können
permission_read_charge =
    .label = Sehen, ob das Auto lädt
    .reason = Damit wir sagen können, wann es fertig ist
permission_control_charge =
    .label = Das Laden starten und beenden
    .reason = Damit wir laden können, wenn Strom günstig ist
permission_read_fuel =
    .label = Den Tankstand sehen
    .reason = Damit wir zeigen können, wie weit Sie kommen
permission_read_tires =
    .label = Den Reifendruck sehen
    .reason = Damit wir warnen können, wenn er niedrig ist
permission_read_engine_oil =
    .label = Den Zustand des Motoröls sehen
    .reason = Damit wir an die Wartung erinnern können
permission_read_security =
    .label = Sehen, ob das Auto verriegelt ist
    .reason = Damit wir es anzeigen können
permission_control_security =
    .label = Die Türen ver- und entriegeln
    .reason = Damit Sie das von hier aus tun können

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } funktioniert nicht mit { $app_name }
    .heading_unknown = Ihr Auto funktioniert nicht mit { $app_name }
    .lead = Nicht jedes Auto kann Daten online teilen. Sie haben nichts falsch gemacht.
    .kept = In { forms.maker_account_dative } hat sich nichts geändert.
    .form_heading = Nennen Sie uns Ihr Auto
    .form_intro = Wir zählen diese Anfragen, wenn wir neue Autos auswählen.
    .prefilled = Sie haben diese Angaben freigegeben. Prüfen Sie sie vor dem Senden.
    .privacy = Wir behalten diese Angaben { $retention } lang und nutzen sie nur dafür.
    .primary = Angaben senden
    .secondary = Anderes Auto verbinden
    .quiet = Ohne mein Auto weiter
    .stale = Diese Seite war lange offen. Ihre Antworten sind noch da. Drücken Sie noch einmal auf Angaben senden.
field =
    .make = Marke
    .make_hint = Zum Beispiel Kia
    .model = Modell
    .model_hint = Zum Beispiel Niro EV
    .year = Modelljahr
    .year_hint = Es steht in Ihren Fahrzeugpapieren
    .vin = FIN (freiwillig)
    .vin_hint = 17 Buchstaben und Ziffern in den Papieren oder an der Frontscheibe
error =
    .make_empty = Geben Sie die Marke Ihres Autos ein
    .make_long = Die Marke darf höchstens 50 Zeichen haben
    .model_empty = Geben Sie das Modell Ihres Autos ein
    .model_long = Das Modell darf höchstens 50 Zeichen haben
    .year_empty = Geben Sie das Modelljahr ein
    .year_format = Das Modelljahr muss 4 Ziffern haben
    .year_range = Das Modelljahr muss zwischen 1900 und { $max_year } liegen
    .vin_length = Die FIN muss 17 Buchstaben und Ziffern haben
    .vin_chars = Die FIN darf die Buchstaben I, O und Q nicht enthalten
note =
    .vin_check = Ein Zeichen dieser FIN könnte falsch sein. Stimmt sie mit Ihren Papieren überein, senden Sie sie so ab.

## S03 Details saved, and deleted

saved =
    .heading = Die Angaben zu Ihrem Auto sind gespeichert
    .reference = Ihre Referenz ist { $reference }
    .next = Wir nehmen es in die Liste auf, nach der wir neue Autos auswählen. Wir melden uns nicht bei Ihnen.
    .what_heading = Was wir gespeichert haben
    .car = { $year } { $make } { $model }
    .vin = FIN endet auf { $vin_last4 }
    .primary = Weiter zu { $app_name }
    .secondary = Anderes Auto verbinden
    .quiet = Diese Angaben löschen
    .expired = Ihre Angaben sind gespeichert. Um sie zu löschen, nennen Sie dem Support Ihre Referenz.
delete =
    .heading = Die Angaben zu Ihrem Auto löschen?
    .lead = Wir entfernen sie sofort aus unserer Liste. Das lässt sich nicht rückgängig machen.
    .primary = Angaben löschen
    .secondary = Behalten
deleted =
    .heading = Die Angaben zu Ihrem Auto sind gelöscht
    .already_heading = Diese Angaben wurden gelöscht
    .lead = Wir haben keine Angaben mehr zu diesem Auto.
    .primary = Weiter zu { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Der Online-Dienst Ihres Autos ist aus
    .lead = { $app_name } nutzt den Online-Dienst von { forms.maker_dative }, und der ist für dieses Auto nicht aktiv.
    .kept = Es wurde nichts geteilt, und an Ihrem Auto haben wir nichts geändert.
    .steps_heading = So schalten Sie ihn ein
    .step1 = Öffnen Sie { $maker_app } oder die Website und melden Sie sich an.
    .step2 = Prüfen Sie, ob der Online-Vertrag oder die Testphase für Ihr Auto aktiv ist.
    .step3 = Kommen Sie zurück und versuchen Sie es noch einmal.
    .cost = { $Maker } kann für diesen Dienst Geld verlangen. { $app_name } tut das nicht.
    .primary = Noch einmal verbinden
    .secondary = Anderes Auto verbinden
    .connected_heading = { $Your_car } teilt keine Daten mehr
    .connected_lead = Der Online-Dienst von { forms.maker_dative } ist aus, deshalb können wir nichts Neues abrufen.
    .connected_kept = Der letzte Stand bleibt erhalten: { $when }.
    .connected_primary = Noch einmal prüfen
    .not_yet = Ein neuer Vertrag braucht manchmal einen Tag. Versuchen Sie es morgen noch einmal.

## S05 No cars in the account

no_vehicles =
    .heading = Wir haben kein Auto in { forms.maker_account_dative } gefunden
    .lead = Sie sind angemeldet, aber in diesem Konto ist kein Auto, das wir verbinden können.
    .kept = Es wurden keine Daten über ein Auto geteilt.
    .steps_heading = Was Sie prüfen können
    .step1 = Öffnen Sie { $maker_app }. Sehen Sie dort Ihr Auto?
    .step2 = Wenn nicht, fügen Sie Ihr Auto hinzu und schließen Sie die Einrichtung ab.
    .step3 = Wenn Sie zwei Konten haben, nehmen Sie das mit Ihrem Auto.
    .step4 = Wenn jemand anderes als Hauptnutzer eingetragen ist, muss vielleicht diese Person es verbinden.
    .primary = Noch einmal verbinden
    .secondary = Andere Marke wählen

## S06 The connection page was not set up right

configuration =
    .heading = Die Verbindung ließ sich leider nicht starten
    .lead = Der Fehler liegt bei uns. Mit Ihrem Auto und Ihrem Konto ist alles in Ordnung.
    .kept = Es wurde nichts geteilt.
    .primary = Neu beginnen
    .secondary = Ohne mein Auto weiter
    .again_lead = Es hat wieder nicht geklappt, also müssen wir es beheben. Schicken Sie uns die Referenz unten.
    .again_primary = Support kontaktieren

## S07 The connection service had a problem

connect_server =
    .heading = Ihr Auto ließ sich leider nicht verbinden
    .lead = Der Dienst, der Autos mit { $app_name } verbindet, hat diesmal nicht funktioniert.
    .kept = Es wurde nichts geteilt, und Sie müssen nichts ändern.
    .primary = Noch einmal verbinden
    .secondary = Ohne mein Auto weiter
    .again_lead = Es geht noch immer nicht. Versuchen Sie es in etwa einer Stunde noch einmal.

## S08 This link has expired

expired =
    .heading = Dieser Link ist abgelaufen
    .lead = Zu Ihrer Sicherheit gilt ein Verbindungslink nur einmal, nur für kurze Zeit und nur in einem Browser.
    .kept = Es wurde nichts geteilt, und nichts hat sich geändert.
    .primary = Neu beginnen
    .secondary = Zu { $app_name }
    .cookies = Wenn Sie das noch einmal sehen, erlauben Sie Cookies für diese Website und bleiben Sie im selben Browser.
    .already = Ihr Auto ist bereits verbunden.

## S09 We do not know what happened

unknown =
    .heading = Wir konnten Ihr Auto nicht verbinden
    .lead = Wir wissen noch nicht, warum. Es lag nicht an Ihnen, und es wurde nichts geteilt.
    .kept = Ihr Konto bei { $app_name } ist unverändert.
    .primary = Noch einmal verbinden
    .secondary = Support kontaktieren
    .reference = Ihre Referenz ist { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Verbinden Sie { forms.your_car_accusative } neu
    .lead = Die Verbindung ist abgebrochen, deshalb kommen keine neuen Daten von Ihrem Auto.
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .why = Das kann nach einer Passwortänderung passieren, oder wenn { $maker } etwas umstellt.
    .access_withdrawn_lead = Das Teilen mit { $app_name } wurde in { forms.maker_account_dative } abgeschaltet, deshalb kommen keine neuen Daten.
    .next = Sie melden sich bei { forms.maker_dative } an. Das dauert etwa eine Minute.
    .primary = Neu verbinden
    .secondary = Nicht jetzt
    .banner = { $Your_car } liefert keine neuen Daten. Letzter Stand: { $when }.
    .banner_action = Neu verbinden

## S11 Connected again

reconnected =
    .heading = { $Your_car } ist wieder verbunden
    .lead = Ab jetzt sind Ihre Daten aktuell.
    .pending = Wir warten auf die ersten Daten von Ihrem Auto.
    .primary = Zu Ihrem Auto

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Wir erreichen { forms.your_car_accusative } noch immer nicht
    .lead = Sie sind angemeldet, aber { $maker } gibt uns die Daten Ihres Autos noch nicht frei.
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .primary = Noch einmal versuchen
    .secondary = Nicht jetzt
    .again_lead = Es hat wieder nicht geklappt. Schicken Sie uns die Referenz unten, dann gehen wir dem nach.
    .again_primary = Support kontaktieren
wrong_car =
    .heading = Das war ein anderes Auto
    .lead = Sie haben sich bei einem Konto angemeldet, zu dem { $your_car } nicht gehört.
    .kept = Wir haben nichts geändert oder hinzugefügt.
    .primary = Noch einmal versuchen
    .secondary = Das andere Auto auch hinzufügen

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } schläft
    .asleep_lead = Geparkte Autos gehen in den Ruhezustand, um die Batterie zu schonen.
    .asleep_help = Es wacht auf, wenn Sie es entriegeln oder { $maker_app } öffnen.
    .signal_heading = { $Your_car } ist nicht erreichbar
    .signal_lead = Vielleicht steht es dort, wo es kein Mobilfunknetz gibt, etwa in einer Tiefgarage.
    .signal_help = Prüfen Sie noch einmal, wenn es an einem anderen Ort steht.
    .service_heading = { $Your_car } ist im Servicemodus
    .service_lead = Werkstätten nutzen diesen Modus bei Arbeiten am Auto. Solange pausiert das Teilen.
    .service_help = Es ist wieder da, wenn die Arbeit getan ist.
    .low_battery_heading = { $Your_car } braucht mehr Ladung
    .low_battery_lead = Die Batterie ist zu leer für eine Antwort.
    .low_battery_help = Laden Sie es und prüfen Sie dann noch einmal.
    .unknown_heading = { $Your_car } antwortet nicht
    .unknown_lead = Wir wissen nicht, warum. Oft löst sich das von selbst.
    .kept = Letzter Stand: { $when }.
    .primary = Noch einmal prüfen
    .secondary = Letzten Stand verwenden

## S14 The car is not ready for that

not_ready =
    .door_heading = Ihr Auto ist nicht verriegelt
    .door_lead = Eine Tür ist offen. Schließen Sie alle Türen und versuchen Sie es noch einmal.
    .trunk_heading = Ihr Auto ist nicht verriegelt
    .trunk_lead = Der Kofferraum ist offen. Schließen Sie ihn und versuchen Sie es noch einmal.
    .hood_heading = Ihr Auto ist nicht verriegelt
    .hood_lead = Die Motorhaube ist offen. Schließen Sie sie und versuchen Sie es noch einmal.
    .ignition_heading = Ihr Auto ist eingeschaltet
    .ignition_lead = Schalten Sie es aus, wenn es geparkt ist, und versuchen Sie es noch einmal.
    .motion_heading = Ihr Auto fährt
    .motion_lead = Das geht nur, wenn es geparkt ist. Versuchen Sie es später noch einmal.
    .unplugged_heading = Das Laden hat nicht begonnen
    .unplugged_lead = Das Kabel steckt nicht. Stecken Sie es ein und versuchen Sie es noch einmal.
    .plugged_heading = Das Ladekabel steckt
    .plugged_lead = Ziehen Sie das Kabel ab und versuchen Sie es noch einmal.
    .charging_heading = Ihr Auto lädt bereits
    .charging_lead = Sie müssen nichts tun.
    .full_heading = Ihr Auto ist voll geladen
    .full_lead = Sie müssen nichts tun.
    .not_charging_heading = Ihr Auto lädt nicht
    .not_charging_lead = Starten Sie das Laden und prüfen Sie dann noch einmal.
    .fault_heading = Das Laden hat nicht begonnen
    .fault_lead = Prüfen Sie das Kabel. Schalten Sie dann alle Ladezeitpläne aus und versuchen Sie es noch einmal.
    .remote_heading = Der Online-Zugang ist in Ihrem Auto aus
    .remote_lead = Schalten Sie ihn in den Einstellungen des Autos ein. Die Betriebsanleitung zeigt, wie.
    .other_heading = Ihr Auto ist dafür gerade nicht bereit
    .other_lead = Versuchen Sie es in ein paar Minuten noch einmal.
    .primary = Noch einmal versuchen
    .secondary = Zurück zu Ihrem Auto

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } braucht noch etwas von Ihnen
    .lead = In { forms.maker_account_dative } ist noch etwas offen, deshalb kommen keine neuen Daten.
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .steps_heading = Was zu tun ist
    .step1 = Öffnen Sie { $maker_app } und melden Sie sich an.
    .step2 = Erledigen Sie, worum Sie dort gebeten werden, etwa neuen Bedingungen zuzustimmen.
    .step3 = Kommen Sie zurück und prüfen Sie noch einmal.
    .primary = Noch einmal prüfen
    .secondary = Nicht jetzt
virtual_key =
    .heading = Noch ein Schritt, um { forms.your_car_accusative } zu steuern
    .lead = { $Maker } möchte, dass Sie zuerst einen digitalen Schlüssel für { $app_name } hinzufügen.
    .kept = Die Daten Ihres Autos können wir weiter zeigen.
    .next = Damit öffnen Sie { $maker_app }. Wenn Sie fertig sind, kommen Sie auf diese Seite zurück.
    .primary = Schlüssel hinzufügen
    .secondary = Ich habe den Schlüssel hinzugefügt

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } ist nicht mehr in Ihrem Konto
    .lead = Das Auto fehlt in { forms.maker_account_dative }, deshalb können wir nichts Neues abrufen.
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .steps_heading = So kann es weitergehen
    .step1 = Noch Ihr Auto? Öffnen Sie { $maker_app }, fügen Sie es wieder hinzu und prüfen Sie dann noch einmal.
    .step2 = Verkauft oder zurückgegeben? Entfernen Sie es hier.
    .primary = Noch einmal prüfen
    .secondary = Dieses Auto entfernen

## S17 One permission is missing

permission =
    .heading = { $feature }: noch eine Zustimmung nötig
    .lead = Um das zu zeigen, braucht { $app_name } diese Erlaubnis: { $permission }.
    .lead_action = Um das zu tun, braucht { $app_name } diese Erlaubnis: { $permission }.
    .why = { $permission_reason }
    .kept = Alles andere funktioniert wie bisher.
    .primary = Erlaubnis ansehen
    .secondary = Ohne weiter

## S18 Not available for this car

feature =
    .line = Für { forms.your_car_accusative } nicht verfügbar
    .group = Für { forms.your_car_accusative } nicht verfügbar: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Verbinden Sie { forms.your_car_accusative } neu, um das zu sehen. { $Maker } hat es in einen neueren Dienst verlegt.
    .why = Ihr Auto teilt das nicht, oder wir können es nicht lesen.

## S19 Paused on our side

plan_limit =
    .heading = { $Your_car } wird gerade nicht aktualisiert
    .lead = Die Ursache liegt bei uns. Sie müssen nichts tun.
    .connecting_heading = Wir können Ihr Auto heute nicht hinzufügen
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .connecting_kept = Es wurde nichts geteilt.
    .primary = Zurück zu Ihrem Auto
    .connecting_primary = Ohne mein Auto weiter
    .secondary = Support kontaktieren

## S20 Wait before you check again

too_soon =
    .heading = Eben erst geprüft
    .heading_other = Abfragen pausieren: { $wait }
    .lead = Autos brauchen Pausen zwischen den Abfragen, um die Batterie zu schonen.
    .lead_other = Der Dienst von { forms.maker_dative } begrenzt, wie oft wir abfragen können.
    .time = Sie können um { $at } wieder prüfen.
    .kept = Letzter Stand: { $when }.
    .primary = Noch einmal prüfen
    .secondary = Zurück zu Ihrem Auto

## S21 The car maker's service is not answering

maker_down =
    .heading = Der Dienst von { forms.maker_dative } antwortet nicht
    .lead = Sie müssen nichts ändern. Oft ist es nach einer Stunde vorbei.
    .kept = Letzter Stand: { $when }.
    .primary = Noch einmal prüfen
    .secondary = Zurück zu Ihrem Auto
    .data_heading = Keine neuen Daten von { forms.maker_dative }
    .data = { $Maker } hat Daten geschickt, die nicht stimmen können. Wir haben den letzten Stand behalten.
    .link_heading = Im Moment keine neuen Daten von { forms.your_car_dative }
    .link = Der Dienst, der Autos mit { $app_name } verbindet, antwortet nicht. Sie müssen nichts ändern.

## S22 A problem on our side

our_fault =
    .heading = Wir können { forms.your_car_accusative } leider nicht abfragen
    .lead = Der Fehler liegt bei uns. Sie müssen nichts tun.
    .kept = Der letzte Stand bleibt erhalten: { $when }.
    .primary = Zurück zu Ihrem Auto
    .secondary = Support kontaktieren
    .connecting_heading = Wir können Ihr Auto leider nicht verbinden
    .connecting_kept = Es wurde nichts geteilt.
    .connecting_primary = Ohne mein Auto weiter

## S23 Page not found

not_found =
    .heading = Seite nicht gefunden
    .lead = Wenn Sie die Adresse getippt haben, prüfen Sie sie. Wenn Sie einem Link gefolgt sind, ist er vielleicht veraltet.
    .primary = Zu { $app_name }

## S24 Problem with the service

server_problem =
    .heading = { $app_name } hat leider ein Problem
    .lead = Versuchen Sie es in ein paar Minuten noch einmal.
    .kept = Was Sie vorher gespeichert haben, ist sicher.
    .primary = Zu { $app_name }
    .reference = Ihre Referenz ist { $reference }
    .save_failed = Wir konnten Ihre Angaben nicht speichern. Sie sind noch hier, Sie können sie also noch einmal senden.

## S25 Service unavailable

unavailable =
    .heading = { $app_name } ist leider nicht verfügbar
    .lead = Ab { $at } geht es wieder.
    .lead_unknown = Versuchen Sie es heute später noch einmal.
    .kept = Was Sie vorher gespeichert haben, ist sicher.
    .primary = Zu { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Eine kurze Pause ist nötig
    .lead = Aus diesem Netz kam in kurzer Zeit sehr viel. Warten Sie eine Minute, gehen Sie zurück und senden Sie noch einmal.
    .kept = Was Sie vorher gespeichert haben, ist sicher.
    .primary = Zu { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Melden Sie sich an, um diese Seite zu sehen
    .lead = Sie ist für die Betreiber von { $app_name }. Laden Sie sie neu, um das Passwort einzugeben.
    .primary = Zu { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } ist bereits verbunden
    .lead = Sie müssen nichts mehr tun.
    .primary = Zu Ihrem Auto
    .secondary = Anderes Auto verbinden
    .other_heading = Dieses Auto wird schon verwendet
    .other_lead = Es ist mit einem anderen Konto bei { $app_name } verbunden. Wir helfen Ihnen, es zu übertragen.
    .other_primary = Support kontaktieren

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Verbinden Sie Ihr Auto
    .lead = Sie melden sich bei Ihrem Hersteller an und wählen, was Sie teilen.
    .gives = Sie sehen dann, wie weit es gefahren ist, wie voll Batterie oder Tank ist und wo es steht.
    .time = Das dauert etwa zwei Minuten. Sie brauchen die Zugangsdaten Ihres Herstellerkontos.
    .safe = Ihr Herstellerpasswort sehen wir nie. Sie können das Teilen jederzeit beenden.
    .why_heading = Worum wir bitten und warum
    .primary = Auto verbinden
    .secondary = Ohne mein Auto weiter
    .popup = Das Anmeldefenster ließ sich nicht öffnen.
    .popup_action = Anmeldung in diesem Fenster öffnen
connected =
    .heading = { $Your_car } ist verbunden
    .lead = Sie sehen die Daten jetzt in { $app_name }.
    .several = Ihre Autos sind verbunden. Sie sehen ihre Daten jetzt hier.
    .primary = Zu Ihrem Auto
pending =
    .heading = Wir haben Ihren Auftrag gesendet
    .lead = Ihr Auto braucht vielleicht ein paar Minuten für die Antwort. Das Ergebnis steht dann hier.
    .what = Ihr Auftrag: { $what }
    .primary = Noch einmal prüfen
command =
    .heading = Auto steuern
    .others = Weitere Aufträge
    .asked_heading = Ihre Aufträge
    .sent = { $command }: um { $at } gesendet. Ihr Auto hat noch nicht bestätigt.
    .confirmed = { $command }: von Ihrem Auto bestätigt.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Was Sie tun können
    .more_label = Was Sie tun können: { $what }
command_lock =
    .label = Verriegeln
    .feature = Verriegeln
    .not_done = Ihr Auto wurde nicht verriegelt.
    .uncertain = Wir wissen nicht, ob Ihr Auto verriegelt wurde. Sehen Sie nach, bevor Sie es noch einmal versuchen.
command_unlock =
    .label = Entriegeln
    .feature = Entriegeln
    .not_done = Ihr Auto wurde nicht entriegelt.
    .uncertain = Wir wissen nicht, ob Ihr Auto entriegelt wurde. Sehen Sie nach, bevor Sie es noch einmal versuchen.
command_start_charge =
    .label = Laden starten
    .feature = Laden starten
    .not_done = Das Laden wurde nicht gestartet.
    .uncertain = Wir wissen nicht, ob das Laden begonnen hat. Sehen Sie nach, bevor Sie es noch einmal versuchen.
command_stop_charge =
    .label = Laden beenden
    .feature = Laden beenden
    .not_done = Das Laden wurde nicht beendet.
    .uncertain = Wir wissen nicht, ob das Laden beendet ist. Sehen Sie nach, bevor Sie es noch einmal versuchen.
disconnect =
    .heading = Das Teilen für { forms.your_car_accusative } beenden?
    .lead = { $app_name } bekommt dann keine neuen Daten mehr von Ihrem Auto.
    .kept = Was wir schon haben, behalten wir, bis Sie es löschen.
    .primary = Teilen beenden
    .secondary = Weiter teilen
disconnected =
    .heading = { $Your_car } ist nicht mehr verbunden
remove =
    .heading = { forms.your_car_accusative } entfernen?
    .lead = Wir löschen alles, was wir darüber haben. Das lässt sich nicht rückgängig machen.
    .kept = In { forms.maker_account_dative } ändert sich nichts.
    .primary = Dieses Auto entfernen
    .secondary = Dieses Auto behalten
    .done = { $Your_car } wurde entfernt

## The car's own page

state =
    .ok = Aktuell
    .older = Letzter Stand: { $when }
    .no_data = Noch keine Daten vom Auto
    .two_times = Geprüft um { $at }. Ihr Auto hat sich zuletzt gemeldet: { $when }.
    .needs_you = Bitte neu verbinden
    .needs_maker = Bitte öffnen: { $maker_app }
    .paused = Pausiert, Ursache bei uns
    .asking = Ihr Auto wird abgefragt
    .off = Nicht verbunden
    .moved = Hier nicht mehr verbunden: in einem anderen Browser oder Konto verbunden
vehicle =
    .heading = { $Your_car }
    .year = Modelljahr { $year }
    .values_heading = Was Ihr Auto meldet
    .updated = Stand: { $time }
    .check = Noch einmal prüfen
    .connect = Auto verbinden
    .stop = Teilen beenden
    .remove = Daten löschen
    .back = Zurück zu Ihrem Auto
    .kept = Das sind die letzten Daten. Sie werden nicht mehr aktualisiert.
    .asking = Wir fragen Ihr Auto ab. Das kann ein paar Minuten dauern.
    .show_answer = Antwort zeigen
value =
    .odometer = Tachostand
    .battery = Ladestand
    .fuel = Tankstand
    .location = Standort
    .charge = Laden
    .security = Türen
    .charging = Lädt
    .not_charging = Lädt nicht
    .fully_charged = Voll geladen
    .plugged_in = Das Kabel steckt
    .unplugged = Kein Kabel eingesteckt
    .locked = Verriegelt
    .unlocked = Nicht verriegelt
    .no_news = Diesmal keine neuen Daten
    .not_known = Zurzeit nicht bekannt
    .place = { $latitude }, { $longitude }
    .here_since = Hier gesehen seit: { $when }
    .maps = Auf einer Karte zeigen, in einem neuen Tab:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Karten
    .range_km =
        { $count ->
           *[other] Noch etwa { $shown } km
        }
    .range_mi =
        { $count ->
            [one] Noch etwa { $shown } Meile
           *[other] Noch etwa { $shown } Meilen
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° O
    .west = { $degrees }° W
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } Meile
           *[other] { $shown } Meilen
        }
    .percent = { $shown } %
    .litres =
        { $count ->
           *[other] { $shown } Liter
        }

## Home, cars and settings

home =
    .heading = { $app_name } ohne Ihr Auto
    .lead = Ohne verbundenes Auto gibt es hier wenig zu sehen, und das ist in Ordnung.
    .settings = Sie können jederzeit in den Einstellungen ein Auto verbinden.
    .support = Sie können lesen, wie wir mit Ihren Daten umgehen, und uns um Hilfe bitten.
    .primary = Einstellungen öffnen
cars =
    .heading = Ihre Autos
    .connect = Anderes Auto verbinden
settings =
    .heading = Einstellungen
    .cars_heading = Ihre Autos
    .none = Es ist kein Auto verbunden.
    .connect = Auto verbinden
    .connect_other = Anderes Auto verbinden
    .stop = Teilen beenden
    .remove = Daten löschen
    .forget = Diesen Browser vergessen
    .stop_label = Teilen beenden: { $name }
    .remove_label = Daten löschen: { $name }
    .distance_heading = Entfernungen
    .distance = Entfernungen zeigen in
    .km = Kilometern
    .mi = Meilen
    .save = Speichern

forget =
    .heading = Diesen Browser vergessen?
    .lead = Dieser Browser kennt Ihre Autos dann nicht mehr. Das ist gut auf einem Gerät, das auch andere nutzen.
    .cars = Ihre Autos bleiben mit { $app_name } verbunden, aber niemand kann sie sehen.
    .again = Um ein Auto wieder zu sehen, verbinden Sie es in einem beliebigen Browser neu.
    .stop = Wollen Sie das Teilen beenden, gehen Sie zurück und drücken Sie zuerst auf Teilen beenden.
    .kept = Die Daten Ihrer Autos behalten wir noch { $retention } lang, dann löschen wir sie.
    .primary = Diesen Browser vergessen
    .secondary = Zurück

## Privacy, accessibility and support

privacy =
    .heading = Wie wir mit Ihren Daten umgehen
    .lead = Wir behalten so wenig wie möglich, und Sie können es selbst löschen.
    .car_heading = Wenn Sie ein Auto verbinden
    .car = Wir behalten Marke, Modell und Modelljahr und die letzten Werte, die es gesendet hat.
    .car_key = Wir behalten den Schlüssel, mit dem wir seine Daten lesen. Er ist sicher verwahrt und wird gelöscht, sobald Sie das Teilen beenden.
    .car_password = Ihr Herstellerpasswort sehen wir nie.
    .car_location = Wir behalten nur den letzten Standort des Autos, nie eine Spur.
    .car_forgotten = Wenn Sie { $retention } lang nicht wiederkommen, löschen wir alles.
    .form_heading = Wenn Sie uns ein Auto nennen
    .form = Was Sie ins Formular schreiben, behalten wir { $retention } lang.
    .form_use = Wir wählen damit neue Autos aus und nutzen es für nichts anderes.
    .form_delete = Sie können es auf der Seite löschen, die es bestätigt.
    .count_heading = Was wir zählen
    .count = Wir zählen, welche Seiten gezeigt und welche Schaltflächen gedrückt werden.
    .count_private = Wir notieren keine Namen. Die Zahlen bleiben { $retention } lang auf unserem eigenen Server.
    .count_visit = Jeder Besuch bekommt eine Zufallszahl. Bittet Ihr Browser darum, nicht verfolgt zu werden, bekommt er keine.
    .cookie_heading = Cookies
    .cookie = Wir verwenden ein Cookie, um Sie wiederzuerkennen. Niemand sonst kann es lesen.
    .primary = Einstellungen öffnen
accessibility =
    .heading = { $app_name } auf Ihre Art nutzen
    .lead = Jede Seite soll für alle funktionieren, auf jedem Bildschirm.
    .do_heading = Was Sie tun können
    .do_zoom = Auf 400 % vergrößern, ohne seitwärts zu scrollen.
    .do_keys = Jede Seite mit Tastatur oder Screenreader bedienen.
    .do_colour = Einen dunklen Bildschirm oder eigene Farben verwenden.
    .do_motion = Bewegungen auf Ihrem Gerät abschalten. Wir richten uns danach.
    .do_script = Skripte abschalten. Hier braucht sie nichts.
    .aim_heading = Was wir anstreben
    .aim = Wir bauen nach einem Standard namens WCAG 2.2, Stufe AA.
    .aim_tell = Ist eine Seite schwer zu bedienen, sagen Sie es uns. Wir möchten es wissen.
    .primary = Zu { $app_name }
support =
    .heading = Hilfe bekommen
    .lead = Diese Installation von { $app_name } hat noch kein Support-Team.
    .owner = Fragen Sie, wer Ihnen diese Adresse gegeben hat.
    .details = Nennen Sie die Referenz auf Ihrer Seite, wenn dort eine steht.
    .operator = Wenn Sie { $app_name } betreiben, setzen Sie APP_SUPPORT_URL auf Ihre eigene Hilfeseite.
    .primary = Zu { $app_name }
