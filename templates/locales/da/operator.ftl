### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } virker nu
    .lead = Du fortalte os om den, da den ikke virkede. Nu kan du forbinde den.
    .other = Bilen med denne reference virker nu. Du kan forbinde den.
    .primary = Forbind din bil
    .new = Intet deles, før du siger ja.
    .kept = Du kan stadig slette det, du sendte os.
    .look_heading = Virker den nu?
    .look = Vi gemmer ingen adresse på dig. Åbn { $address } her igen: Siden siger det, så snart din bil virker.
