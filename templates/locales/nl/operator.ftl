### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } werkt nu
    .lead = U vertelde ons erover toen hij nog niet werkte. Nu kunt u hem verbinden.
    .other = De auto met deze referentie werkt nu. U kunt hem verbinden.
    .primary = Auto verbinden
    .new = Er wordt niets gedeeld voordat u ja zegt.
    .kept = U kunt nog steeds verwijderen wat u ons hebt gestuurd.
    .look_heading = Werkt hij inmiddels?
    .look = Wij bewaren geen adres van u. Open hier opnieuw { $address }: daar staat het zodra uw auto werkt.
