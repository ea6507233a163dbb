### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } ora funziona
    .lead = Ce ne ha parlato quando non funzionava. Ora può collegarla.
    .other = L’auto con questo riferimento ora funziona. Può collegarla.
    .primary = Collega l’auto
    .new = Non si condivide nulla prima del suo consenso.
    .kept = Può sempre eliminare ciò che ci ha inviato.
    .look_heading = Ora funziona?
    .look = Non conserviamo alcun suo indirizzo. Apra di nuovo { $address } qui: lo dirà appena la sua auto funzionerà.
