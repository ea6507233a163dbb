### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } fonctionne maintenant
    .lead = Vous nous en avez parlé quand elle ne fonctionnait pas. Vous pouvez maintenant la connecter.
    .other = La voiture portant cette référence fonctionne maintenant. Vous pouvez la connecter.
    .primary = Connecter ma voiture
    .new = Rien n’est partagé avant votre accord.
    .kept = Vous pouvez toujours supprimer ce que vous nous avez envoyé.
    .look_heading = Fonctionne-t-elle maintenant ?
    .look = Nous ne gardons aucune adresse de vous. Ouvrez de nouveau { $address } ici : la page le dira dès que votre voiture fonctionnera.
