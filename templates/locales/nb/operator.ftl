### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } virker nå
    .lead = Du fortalte oss om den da den ikke virket. Nå kan du koble den til.
    .other = Bilen med denne referansen virker nå. Du kan koble den til.
    .primary = Koble til bilen
    .new = Ingenting deles før du sier ja.
    .kept = Du kan fortsatt slette det du sendte oss.
    .look_heading = Virker den nå?
    .look = Vi lagrer ingen adresse til deg. Åpne { $address } her igjen: Siden sier fra så snart bilen din virker.
