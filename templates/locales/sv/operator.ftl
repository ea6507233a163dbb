### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } fungerar nu
    .lead = Du berättade om den när den inte fungerade. Nu kan du ansluta den.
    .other = Bilen med den här referensen fungerar nu. Du kan ansluta den.
    .primary = Anslut din bil
    .new = Inget delas innan du säger ja.
    .kept = Du kan fortfarande ta bort det du skickade till oss.
    .look_heading = Fungerar den nu?
    .look = Vi sparar ingen adress till dig. Öppna { $address } här igen: sidan säger till så snart din bil fungerar.
