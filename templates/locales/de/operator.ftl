### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } funktioniert jetzt
    .lead = Sie haben uns davon erzählt, als es noch nicht ging. Jetzt können Sie es verbinden.
    .other = Das Auto mit dieser Referenz funktioniert jetzt. Sie können es verbinden.
    .primary = Auto verbinden
    .new = Nichts wird geteilt, bevor Sie zustimmen.
    .kept = Sie können weiterhin löschen, was Sie uns geschickt haben.
    .look_heading = Funktioniert es inzwischen?
    .look = Wir speichern keine Adresse von Ihnen. Öffnen Sie hier wieder { $address }: Dort steht es, sobald Ihr Auto funktioniert.
