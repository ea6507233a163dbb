### Every word an owner reads, in French. Formal (vous). Keys as in ../en/product.ftl.

## Names used inside sentences

names =
    .your_car = votre { $make } { $model }
    .your_car_make = votre { $make }
    .your_car_unknown = votre voiture
    .Your_car = Votre { $make } { $model }
    .Your_car_make = Votre { $make }
    .Your_car_unknown = Votre voiture
    .maker_unknown = votre constructeur
    .Maker_unknown = Votre constructeur
    .maker_account = votre compte { $make }
    .maker_account_unknown = votre compte constructeur
    .maker_app = l’application { $make }
    .maker_app_unknown = l’application de votre constructeur
    .feature_unknown = Cette fonction
    .when_unknown = une date antérieure
    .today = aujourd’hui à { $time }
    .date = { $date } à { $time }
    .wait_unknown = quelques minutes
    .one_year = un an
    .days =
        { $count ->
            [one] { $count } jour
           *[other] { $count } jours
        }
    .wait_minutes =
        { $count ->
            [one] environ { $count } minute
           *[other] environ { $count } minutes
        }

# "de" would be "d’" before a vowel; the bare name is right before any. For this catalogue alone.
forms =
    .maker_of =
        { $named ->
            [none] de votre constructeur
           *[make] { $make }
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Erreur : { $heading } – { $app_name }
    .description = { $app_name } montre comment va votre voiture : la distance parcourue, le niveau de charge ou de carburant et l’endroit où elle est garée.
    .skip = Aller au contenu
    .means = Ce que cela signifie
    .notice = { $heading }. { $lead }
    .good = Bon à savoir
    .new_tab = s’ouvre dans un nouvel onglet
nav =
    .label = Menu principal
    .settings = Réglages
help =
    .heading = Aide
    .contact = Contacter l’assistance
footer =
    .label = À propos de { $app_name }
    .privacy = Confidentialité
    .accessibility = Accessibilité
    .language = Langue
    .change = Changer
form_errors =
    .heading = Il y a un problème
form =
    .stale = Cette page est restée longtemps ouverte. Rien n’a changé. Appuyez de nouveau sur le bouton.
sandbox =
    .badge = Espace d’essai.
    .nothing_real = Pas de vraie voiture, pas de vraies données.
details =
    .summary = Informations pour l’assistance
    .intro = Joignez ces informations si vous nous écrivez. Elles ne contiennent ni votre nom, ni votre position, ni votre VIN complet.
    .reference = Référence
    .time = Heure
    .time_local = Votre heure
    .what = Ce qui s’est passé
    .partner_ref = Référence Smartcar
    .page = Page
    .car = Voiture
    .copy = Copier les informations
    .copied = Informations copiées

## S01 Access not given

access_denied =
    .heading = Votre voiture n’est pas connectée
    .lead = { $app_name } n’a pas votre accord pour voir les informations de votre voiture.
    .kept = Rien n’a été partagé, et rien n’a changé dans { $maker_account }.
    .unavailable = Vous pouvez utiliser { $app_name }, sauf les parties qui ont besoin de votre voiture.
    .why_heading = Ce que nous demandons et pourquoi
    .primary = Connecter ma voiture
    .secondary = Continuer sans ma voiture
    .control = Vous pouvez arrêter le partage à tout moment dans les réglages.
    .again_heading = Votre voiture n’est pas connectée, et ce n’est pas grave
    .again_lead = Vous pouvez utiliser { $app_name } sans elle, et la connecter plus tard dans les réglages.
    .again_primary = Continuer sans ma voiture
    .again_secondary = Réessayer la connexion
permissions =
    .required = Nécessaire
permission_read_vehicle_info =
    .label = Voir la marque, le modèle et l’année
    .reason = Pour afficher la bonne voiture
permission_read_vin =
    .label = Voir le VIN
    .reason = Pour reconnaître votre voiture la prochaine fois
permission_read_location =
    .label = Voir où est la voiture
    .reason = Pour montrer où elle est garée
permission_read_odometer =
    .label = Voir la distance parcourue
    .reason = Pour noter combien vous roulez
permission_read_battery =
    .label = Voir le niveau de la batterie
    .reason = Pour planifier la recharge
permission_read_charge =
    .label = Voir si la voiture est en charge
    .reason = Pour vous dire quand c’est terminé
permission_control_charge =
    .label = Lancer et arrêter la recharge
    .reason = Pour recharger quand l’électricité est moins chère
permission_read_fuel =
    .label = Voir le niveau de carburant
    .reason = Pour montrer jusqu’où vous pouvez aller
permission_read_tires =
    .label = Voir la pression des pneus
    .reason = Pour vous prévenir si elle est basse
permission_read_engine_oil =
    .label = Voir l’état de l’huile moteur
    .reason = Pour vous rappeler l’entretien
permission_read_security =
    .label = Voir si la voiture est verrouillée
    .reason = Pour vous l’indiquer
permission_control_security =
    .label = Verrouiller et déverrouiller les portes
    .reason = Pour que vous puissiez le faire d’ici

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } ne fonctionne pas avec { $app_name }
    .heading_unknown = Votre voiture ne fonctionne pas avec { $app_name }
    .lead = Certaines voitures ne peuvent pas partager de données en ligne. Vous n’y êtes pour rien.
    .kept = Rien n’a changé dans { $maker_account }.
    .form_heading = Parlez-nous de votre voiture
    .form_intro = Nous comptons ces demandes pour choisir les prochaines voitures.
    .prefilled = Vous avez choisi de partager ces informations. Vérifiez-les avant l’envoi.
    .privacy = Nous gardons ces informations pendant { $retention }, pour cet usage et rien d’autre.
    .primary = Envoyer
    .secondary = Connecter une autre voiture
    .quiet = Continuer sans ma voiture
    .stale = Cette page est restée longtemps ouverte. Vos réponses sont toujours là. Appuyez de nouveau sur Envoyer.
field =
    .make = Marque
    .make_hint = Par exemple, Kia
    .model = Modèle
    .model_hint = Par exemple, Niro EV
    .year = Année-modèle
    .year_hint = Elle figure sur votre carte grise
    .vin = VIN (facultatif)
    .vin_hint = 17 lettres et chiffres sur la carte grise ou le pare-brise
error =
    .make_empty = Indiquez la marque de votre voiture
    .make_long = La marque doit avoir 50 caractères au plus
    .model_empty = Indiquez le modèle de votre voiture
    .model_long = Le modèle doit avoir 50 caractères au plus
    .year_empty = Indiquez l’année-modèle
    .year_format = L’année-modèle doit avoir 4 chiffres
    .year_range = L’année-modèle doit être entre 1900 et { $max_year }
    .vin_length = Le VIN doit avoir 17 lettres et chiffres
    .vin_chars = Le VIN ne doit pas contenir les lettres I, O ou Q
note =
    .vin_check = Un caractère de ce VIN est peut-être faux. S’il correspond à vos papiers, envoyez-le tel quel.

## S03 Details saved, and deleted

saved =
    .heading = Les informations de votre voiture sont enregistrées
    .reference = Votre référence est { $reference }
    .next = Nous l’ajoutons à la liste qui sert à choisir les prochaines voitures. Nous ne vous contacterons pas.
    .what_heading = Ce que nous avons enregistré
    .car = { $year } { $make } { $model }
    .vin = VIN se terminant par { $vin_last4 }
    .primary = Continuer vers { $app_name }
    .secondary = Connecter une autre voiture
    .quiet = Supprimer ces informations
    .expired = Vos informations sont enregistrées. Pour les supprimer, donnez votre référence à l’assistance.
delete =
    .heading = Supprimer les informations de votre voiture ?
    .lead = Nous les retirons tout de suite de notre liste. Ce choix est définitif.
    .primary = Supprimer
    .secondary = Les garder
deleted =
    .heading = Les informations de votre voiture sont supprimées
    .already_heading = Ces informations ont été supprimées
    .lead = Nous n’avons plus aucune information sur cette voiture.
    .primary = Continuer vers { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Le service connecté de votre voiture est désactivé
    .lead = { $app_name } passe par le service connecté { forms.maker_of }, qui n’est pas actif pour cette voiture.
    .kept = Rien n’a été partagé, et nous n’avons rien changé à votre voiture.
    .steps_heading = Comment l’activer
    .step1 = Ouvrez { $maker_app } ou le site et identifiez-vous.
    .step2 = Vérifiez que l’abonnement ou l’essai gratuit de votre voiture est actif.
    .step3 = Revenez ici et réessayez.
    .cost = { $Maker } peut faire payer ce service. { $app_name } ne le fait pas.
    .primary = Réessayer la connexion
    .secondary = Connecter une autre voiture
    .connected_heading = { $Your_car } ne partage plus de données
    .connected_lead = Le service connecté { forms.maker_of } est désactivé, nous ne recevons donc plus rien de nouveau.
    .connected_kept = Les dernières données sont conservées : { $when }.
    .connected_primary = Vérifier à nouveau
    .not_yet = Un nouvel abonnement met parfois un jour à démarrer. Réessayez demain.

## S05 No cars in the account

no_vehicles =
    .heading = Nous n’avons trouvé aucune voiture dans { $maker_account }
    .lead = L’identification a réussi, mais ce compte ne contient aucune voiture que nous puissions connecter.
    .kept = Aucune information de voiture n’a été partagée.
    .steps_heading = Ce que vous pouvez vérifier
    .step1 = Ouvrez { $maker_app }. Y voyez-vous votre voiture ?
    .step2 = Sinon, ajoutez votre voiture et terminez la configuration.
    .step3 = Si vous avez deux comptes, utilisez celui de votre voiture.
    .step4 = Si le conducteur principal est quelqu’un d’autre, c’est peut-être à lui de la connecter.
    .primary = Réessayer la connexion
    .secondary = Choisir une autre marque

## S06 The connection page was not set up right

configuration =
    .heading = Désolés, la connexion n’a pas pu démarrer
    .lead = Le problème vient de nous, pas de votre voiture ni de votre compte.
    .kept = Rien n’a été partagé.
    .primary = Recommencer
    .secondary = Continuer sans ma voiture
    .again_lead = Cela n’a pas marché cette fois non plus, c’est à nous de réparer. Envoyez-nous la référence ci-dessous.
    .again_primary = Contacter l’assistance

## S07 The connection service had a problem

connect_server =
    .heading = Désolés, votre voiture n’a pas pu être connectée
    .lead = Le service qui relie les voitures à { $app_name } n’a pas fonctionné cette fois.
    .kept = Rien n’a été partagé, et vous n’avez rien à changer.
    .primary = Réessayer la connexion
    .secondary = Continuer sans ma voiture
    .again_lead = Cela ne marche toujours pas. Réessayez dans une heure environ.

## S08 This link has expired

expired =
    .heading = Ce lien a expiré
    .lead = Pour votre sécurité, un lien de connexion ne sert qu’une fois, peu de temps et dans un seul navigateur.
    .kept = Rien n’a été partagé et rien n’a changé.
    .primary = Recommencer
    .secondary = Aller sur { $app_name }
    .cookies = Si cette page revient, autorisez les cookies de ce site et restez dans le même navigateur.
    .already = Votre voiture est déjà connectée.

## S09 We do not know what happened

unknown =
    .heading = Nous n’avons pas pu connecter votre voiture
    .lead = Nous ne savons pas encore pourquoi. Vous n’y êtes pour rien, et rien n’a été partagé.
    .kept = Votre compte { $app_name } n’a pas changé.
    .primary = Réessayer la connexion
    .secondary = Contacter l’assistance
    .reference = Votre référence est { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Reconnectez { $your_car }
    .lead = La connexion est coupée, les informations de votre voiture ne se mettent donc plus à jour.
    .kept = Les dernières données sont conservées : { $when }.
    .why = Cela peut arriver après un changement de mot de passe, ou quand { $maker } modifie ses systèmes.
    .access_withdrawn_lead = Le partage avec { $app_name } a été désactivé dans { $maker_account }, il n’y a donc plus de nouvelles données.
    .next = Vous allez vous identifier chez { $maker }. Cela prend environ une minute.
    .primary = Reconnecter
    .secondary = Pas maintenant
    .banner = { $Your_car } n’envoie plus de nouvelles données. Dernières données : { $when }.
    .banner_action = Reconnecter

## S11 Connected again

reconnected =
    .heading = { $Your_car } est de nouveau connectée
    .lead = Vos informations sont à jour à partir de maintenant.
    .pending = Nous attendons les premières données de votre voiture.
    .primary = Voir votre voiture

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = Nous ne joignons toujours pas { $your_car }
    .lead = L’identification a réussi, mais { $maker } ne partage pas encore les informations de votre voiture.
    .kept = Les dernières données sont conservées : { $when }.
    .primary = Réessayer
    .secondary = Pas maintenant
    .again_lead = Cela n’a pas marché cette fois non plus. Envoyez-nous la référence ci-dessous et nous chercherons la cause.
    .again_primary = Contacter l’assistance
wrong_car =
    .heading = C’était une autre voiture
    .lead = Le compte utilisé ne contient pas { $your_car }.
    .kept = Nous n’avons rien changé ni ajouté.
    .primary = Réessayer
    .secondary = Ajouter aussi l’autre voiture

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } est en veille
    .asleep_lead = Une voiture garée se met en veille pour économiser sa batterie.
    .asleep_help = Elle se réveille quand vous la déverrouillez ou que vous ouvrez { $maker_app }.
    .signal_heading = { $Your_car } est hors de portée
    .signal_lead = Elle est peut-être garée là où il n’y a pas de réseau mobile, comme dans un parking souterrain.
    .signal_help = Vérifiez à nouveau quand elle aura été déplacée.
    .service_heading = { $Your_car } est en mode entretien
    .service_lead = Les garages utilisent ce mode pendant une réparation. Le partage est en pause.
    .service_help = Elle revient quand les travaux sont terminés.
    .low_battery_heading = { $Your_car } doit être rechargée
    .low_battery_lead = Sa batterie est trop faible pour qu’elle réponde.
    .low_battery_help = Rechargez-la, puis vérifiez à nouveau.
    .unknown_heading = { $Your_car } ne répond pas
    .unknown_lead = Nous ne savons pas pourquoi. Souvent, cela s’arrange tout seul.
    .kept = Dernières données : { $when }.
    .primary = Vérifier à nouveau
    .secondary = Voir les dernières données

## S14 The car is not ready for that

not_ready =
    .door_heading = Votre voiture n’est pas verrouillée
    .door_lead = Une porte est ouverte. Fermez toutes les portes et réessayez.
    .trunk_heading = Votre voiture n’est pas verrouillée
    .trunk_lead = Le coffre est ouvert. Fermez-le et réessayez.
    .hood_heading = Votre voiture n’est pas verrouillée
    .hood_lead = Le capot est ouvert. Fermez-le et réessayez.
    .ignition_heading = Le contact est mis
    .ignition_lead = Une fois la voiture garée, coupez le contact et réessayez.
    .motion_heading = Votre voiture roule
    .motion_lead = Cela ne marche qu’à l’arrêt. Réessayez plus tard.
    .unplugged_heading = La recharge n’a pas commencé
    .unplugged_lead = Le câble n’est pas branché. Branchez-le et réessayez.
    .plugged_heading = Votre voiture est branchée
    .plugged_lead = Débranchez le câble et réessayez.
    .charging_heading = Votre voiture est déjà en charge
    .charging_lead = Vous n’avez rien à faire.
    .full_heading = Votre voiture est complètement chargée
    .full_lead = Vous n’avez rien à faire.
    .not_charging_heading = Votre voiture n’est pas en charge
    .not_charging_lead = Lancez la recharge, puis vérifiez à nouveau.
    .fault_heading = La recharge n’a pas commencé
    .fault_lead = Vérifiez le câble. Désactivez ensuite toute recharge programmée et réessayez.
    .remote_heading = L’accès en ligne est désactivé dans votre voiture
    .remote_lead = Activez-le dans les réglages de la voiture. Le manuel explique comment faire.
    .other_heading = Votre voiture n’est pas prête pour cela
    .other_lead = Réessayez dans quelques minutes.
    .primary = Réessayer
    .secondary = Retour à votre voiture

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } attend quelque chose de vous
    .lead = Une étape reste à faire dans { $maker_account }, il n’y a donc pas de nouvelles données.
    .kept = Les dernières données sont conservées : { $when }.
    .steps_heading = Ce qu’il faut faire
    .step1 = Ouvrez { $maker_app } et identifiez-vous.
    .step2 = Terminez ce qui vous est demandé, comme de nouvelles conditions à accepter.
    .step3 = Revenez ici et vérifiez à nouveau.
    .primary = Vérifier à nouveau
    .secondary = Pas maintenant
virtual_key =
    .heading = Encore une étape pour commander { $your_car }
    .lead = { $Maker } vous demande d’ajouter d’abord une clé numérique pour { $app_name }.
    .kept = Nous pouvons toujours afficher les informations de votre voiture.
    .next = Cela ouvre { $maker_app }. Quand vous avez fini, revenez sur cette page.
    .primary = Ajouter la clé
    .secondary = J’ai ajouté la clé

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } n’est plus dans votre compte
    .lead = Elle n’est plus dans { $maker_account }, nous ne recevons donc plus rien de nouveau.
    .kept = Les dernières données sont conservées : { $when }.
    .steps_heading = Deux façons de continuer
    .step1 = C’est toujours la vôtre ? Ajoutez-la à nouveau dans { $maker_app }, puis vérifiez ici.
    .step2 = Vendue ou rendue ? Retirez-la ici.
    .primary = Vérifier à nouveau
    .secondary = Retirer cette voiture

## S17 One permission is missing

permission =
    .heading = { $feature } : il manque encore votre accord
    .lead = Pour l’afficher, { $app_name } a besoin de cette autorisation : { $permission }.
    .lead_action = Pour le faire, { $app_name } a besoin de cette autorisation : { $permission }.
    .why = { $permission_reason }
    .kept = Tout le reste fonctionne comme avant.
    .primary = Revoir l’autorisation
    .secondary = Continuer sans

## S18 Not available for this car

feature =
    .line = Non disponible pour { $your_car }
    .group = Non disponible pour { $your_car } : { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Reconnectez { $your_car } pour voir cela. { $Maker } l’a déplacé vers un service plus récent.
    .why = Votre voiture ne partage pas cela, ou nous ne pouvons pas le lire.

## S19 Paused on our side

plan_limit =
    .heading = Les mises à jour de { $your_car } sont en pause
    .lead = La cause est de notre côté. Vous n’avez rien à faire.
    .connecting_heading = Nous ne pouvons pas ajouter votre voiture aujourd’hui
    .kept = Les dernières données sont conservées : { $when }.
    .connecting_kept = Rien n’a été partagé.
    .primary = Retour à votre voiture
    .connecting_primary = Continuer sans ma voiture
    .secondary = Contacter l’assistance

## S20 Wait before you check again

too_soon =
    .heading = Vérifié à l’instant
    .heading_other = Vérifications en pause : { $wait }
    .lead = Une voiture a besoin de repos entre deux vérifications pour économiser sa batterie.
    .lead_other = Le service { forms.maker_of } limite le nombre de nos vérifications.
    .time = Vous pourrez vérifier à nouveau à { $at }.
    .kept = Dernières données : { $when }.
    .primary = Vérifier à nouveau
    .secondary = Retour à votre voiture

## S21 The car maker's service is not answering

maker_down =
    .heading = Le service { forms.maker_of } ne répond pas
    .lead = Vous n’avez rien à changer. Souvent, cela s’arrange en moins d’une heure.
    .kept = Dernières données : { $when }.
    .primary = Vérifier à nouveau
    .secondary = Retour à votre voiture
    .data_heading = Pas de nouvelles données { forms.maker_of }
    .data = { $Maker } a envoyé des données qui semblent fausses. Nous avons gardé les précédentes.
    .link_heading = Pas de nouvelles données de { $your_car } pour le moment
    .link = Le service qui relie les voitures à { $app_name } ne répond pas. Vous n’avez rien à changer.

## S22 A problem on our side

our_fault =
    .heading = Désolés, nous ne pouvons pas actualiser { $your_car }
    .lead = Le problème vient de nous. Vous n’avez rien à faire.
    .kept = Les dernières données sont conservées : { $when }.
    .primary = Retour à votre voiture
    .secondary = Contacter l’assistance
    .connecting_heading = Désolés, nous ne pouvons pas connecter votre voiture
    .connecting_kept = Rien n’a été partagé.
    .connecting_primary = Continuer sans ma voiture

## S23 Page not found

not_found =
    .heading = Page introuvable
    .lead = Si vous avez tapé l’adresse, vérifiez-la. Si vous avez suivi un lien, il est peut-être ancien.
    .primary = Aller sur { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Désolés, { $app_name } a un problème
    .lead = Réessayez dans quelques minutes.
    .kept = Ce que vous aviez enregistré est en sécurité.
    .primary = Aller sur { $app_name }
    .reference = Votre référence est { $reference }
    .save_failed = Nous n’avons pas pu enregistrer vos informations. Elles sont toujours là, vous pouvez les renvoyer.

## S25 Service unavailable

unavailable =
    .heading = Désolés, { $app_name } n’est pas disponible
    .lead = Vous pourrez l’utiliser à nouveau à partir de { $at }.
    .lead_unknown = Réessayez plus tard dans la journée.
    .kept = Ce que vous aviez enregistré est en sécurité.
    .primary = Aller sur { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = Une petite pause est nécessaire
    .lead = Ce réseau a envoyé beaucoup de demandes en peu de temps. Attendez une minute, revenez en arrière et renvoyez la vôtre.
    .kept = Ce que vous aviez enregistré est en sécurité.
    .primary = Aller sur { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Identifiez-vous pour voir cette page
    .lead = Elle est réservée à ceux qui gèrent { $app_name }. Rechargez-la pour saisir le mot de passe.
    .primary = Aller sur { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } est déjà connectée
    .lead = Vous n’avez plus rien à faire.
    .primary = Voir votre voiture
    .secondary = Connecter une autre voiture
    .other_heading = Cette voiture est déjà utilisée
    .other_lead = Elle est connectée à un autre compte { $app_name }. Nous pouvons vous aider à la transférer.
    .other_primary = Contacter l’assistance

## S27 Before you go, connected, pending, and leaving

before =
    .heading = Connectez votre voiture
    .lead = Vous allez vous identifier chez votre constructeur et choisir ce que vous partagez.
    .gives = Vous verrez la distance parcourue, le niveau de charge ou de carburant et l’endroit où la voiture est garée.
    .time = Cela prend environ deux minutes. Il vous faut les identifiants de votre compte constructeur.
    .safe = Nous ne voyons jamais votre mot de passe constructeur. Vous pouvez arrêter le partage à tout moment.
    .why_heading = Ce que nous demandons et pourquoi
    .primary = Connecter ma voiture
    .secondary = Continuer sans ma voiture
    .popup = La fenêtre d’identification ne s’est pas ouverte.
    .popup_action = S’identifier dans cette fenêtre
connected =
    .heading = { $Your_car } est connectée
    .lead = Vous voyez maintenant ses informations dans { $app_name }.
    .several = Vos voitures sont connectées. Vous voyez maintenant leurs informations ici.
    .primary = Voir votre voiture
pending =
    .heading = Nous avons envoyé votre demande
    .lead = Votre voiture peut mettre quelques minutes à répondre. Le résultat s’affichera ici.
    .what = Votre demande : { $what }
    .primary = Vérifier à nouveau
command =
    .heading = Commander votre voiture
    .others = Autres demandes possibles
    .asked_heading = Vos demandes
    .sent = { $command } : envoyé à { $at }. Votre voiture n’a pas encore confirmé.
    .confirmed = { $command } : confirmé par votre voiture.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = Ce que vous pouvez faire
    .more_label = Ce que vous pouvez faire : { $what }
command_lock =
    .label = Verrouiller
    .feature = Verrouillage
    .not_done = Votre voiture n’a pas été verrouillée.
    .uncertain = Nous ne savons pas si votre voiture a été verrouillée. Regardez avant de réessayer.
command_unlock =
    .label = Déverrouiller
    .feature = Déverrouillage
    .not_done = Votre voiture n’a pas été déverrouillée.
    .uncertain = Nous ne savons pas si votre voiture a été déverrouillée. Regardez avant de réessayer.
command_start_charge =
    .label = Lancer la recharge
    .feature = Lancement de la recharge
    .not_done = La recharge n’a pas été lancée.
    .uncertain = Nous ne savons pas si la recharge a été lancée. Regardez avant de réessayer.
command_stop_charge =
    .label = Arrêter la recharge
    .feature = Arrêt de la recharge
    .not_done = La recharge n’a pas été arrêtée.
    .uncertain = Nous ne savons pas si la recharge a été arrêtée. Regardez avant de réessayer.
disconnect =
    .heading = Arrêter le partage de { $your_car } ?
    .lead = { $app_name } ne recevra plus aucune information de votre voiture.
    .kept = Nous gardons ce que nous avons déjà jusqu’à ce que vous le supprimiez.
    .primary = Arrêter le partage
    .secondary = Continuer le partage
disconnected =
    .heading = { $Your_car } n’est plus connectée
remove =
    .heading = Retirer { $your_car } ?
    .lead = Nous supprimons tout ce que nous avons gardé sur elle. Ce choix est définitif.
    .kept = Rien ne change dans { $maker_account }.
    .primary = Retirer cette voiture
    .secondary = Garder cette voiture
    .done = { $Your_car } a été retirée

## The car's own page

state =
    .ok = À jour
    .older = Dernières données : { $when }
    .no_data = Pas encore de données de la voiture
    .two_times = Vérifié à { $at }. Dernières nouvelles de votre voiture : { $when }.
    .needs_you = À faire : reconnecter
    .needs_maker = À faire : ouvrir { $maker_app }
    .paused = En pause de notre côté
    .asking = Nous interrogeons votre voiture
    .off = Non connectée
    .moved = Plus connectée ici : elle l’est depuis un autre navigateur ou un autre compte
vehicle =
    .heading = { $Your_car }
    .year = Année-modèle { $year }
    .values_heading = Ce que dit votre voiture
    .updated = Mis à jour : { $time }
    .check = Vérifier à nouveau
    .connect = Connecter ma voiture
    .stop = Arrêter le partage
    .remove = Supprimer les informations
    .back = Retour à votre voiture
    .kept = Ce sont les dernières informations reçues. Elles ne se mettent plus à jour.
    .asking = Nous interrogeons votre voiture. Cela peut prendre quelques minutes.
    .show_answer = Afficher la réponse
value =
    .odometer = Distance parcourue
    .battery = Niveau de la batterie
    .fuel = Niveau de carburant
    .location = Position
    .charge = Recharge
    .security = Portes
    .charging = En charge
    .not_charging = Pas en charge
    .fully_charged = Charge terminée
    .plugged_in = Le câble est branché
    .unplugged = Aucun câble branché
    .locked = Verrouillées
    .unlocked = Non verrouillées
    .no_news = Rien de nouveau cette fois
    .not_known = Inconnu pour l’instant
    .place = { $latitude }, { $longitude }
    .here_since = Vue ici depuis : { $when }
    .maps = Voir sur une carte, dans un nouvel onglet :
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Plans d’Apple
    .range_km =
        { $count ->
           *[other] Encore { $shown } km environ
        }
    .range_mi =
        { $count ->
            [one] Encore { $shown } mile environ
           *[other] Encore { $shown } miles environ
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° O
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } mile
           *[other] { $shown } miles
        }
    .percent = { $shown } %
    .litres =
        { $count ->
            [one] { $shown } litre
           *[other] { $shown } litres
        }

## Home, cars and settings

home =
    .heading = { $app_name } sans votre voiture
    .lead = Il y a peu à voir ici tant qu’aucune voiture n’est connectée, et ce n’est pas grave.
    .settings = Vous pouvez ouvrir les réglages et connecter une voiture quand vous voulez.
    .support = Vous pouvez lire comment nous traitons vos données, et nous demander de l’aide.
    .primary = Ouvrir les réglages
cars =
    .heading = Vos voitures
    .connect = Connecter une autre voiture
settings =
    .heading = Réglages
    .cars_heading = Vos voitures
    .none = Aucune voiture n’est connectée.
    .connect = Connecter ma voiture
    .connect_other = Connecter une autre voiture
    .stop = Arrêter le partage
    .remove = Supprimer les informations
    .forget = Oublier ce navigateur
    .stop_label = Arrêter le partage : { $name }
    .remove_label = Supprimer les informations : { $name }
    .distance_heading = Distances
    .distance = Afficher les distances en
    .km = kilomètres
    .mi = miles
    .save = Enregistrer

forget =
    .heading = Oublier ce navigateur ?
    .lead = Ce navigateur ne connaîtra plus vos voitures. C’est utile sur un appareil que d’autres utilisent.
    .cars = Vos voitures restent connectées à { $app_name }, mais personne ne peut les voir.
    .again = Pour revoir une voiture, connectez-la de nouveau dans n’importe quel navigateur.
    .stop = Pour mettre fin au partage, revenez en arrière et appuyez d’abord sur Arrêter le partage.
    .kept = Nous gardons vos voitures en mémoire pendant { $retention }, puis nous supprimons tout.
    .primary = Oublier ce navigateur
    .secondary = Retour

## Privacy, accessibility and support

privacy =
    .heading = Comment nous traitons vos données
    .lead = Nous gardons le moins possible, et vous pouvez tout supprimer vous-même.
    .car_heading = Quand vous connectez une voiture
    .car = Nous gardons sa marque, son modèle et son année, et les dernières valeurs qu’elle a envoyées.
    .car_key = Nous gardons la clé qui nous permet de lire ses données. Elle est bien protégée, et disparaît quand vous arrêtez le partage.
    .car_password = Nous ne voyons jamais votre mot de passe constructeur.
    .car_location = Nous gardons seulement le dernier endroit où était la voiture, jamais un trajet.
    .car_forgotten = Si vous ne revenez pas pendant { $retention }, nous supprimons tout.
    .form_heading = Quand vous nous parlez d’une voiture
    .form = Nous gardons ce que vous avez écrit dans le formulaire pendant { $retention }.
    .form_use = Nous nous en servons pour choisir les prochaines voitures, et pour rien d’autre.
    .form_delete = Vous pouvez le supprimer depuis la page de confirmation.
    .count_heading = Ce que nous comptons
    .count = Nous comptons les pages affichées et les boutons utilisés.
    .count_private = Nous ne notons aucun nom. Les chiffres restent sur notre propre serveur, pendant { $retention }.
    .count_visit = Chaque visite reçoit un numéro aléatoire. Si votre navigateur demande à ne pas être suivi, elle n’en reçoit pas.
    .cookie_heading = Cookies
    .cookie = Nous utilisons un cookie pour vous reconnaître. Personne d’autre ne peut le lire.
    .primary = Ouvrir les réglages
accessibility =
    .heading = Utiliser { $app_name } à votre façon
    .lead = Chaque page doit fonctionner pour tout le monde, sur tout écran.
    .do_heading = Ce que vous pouvez faire
    .do_zoom = Agrandir à 400 % sans défiler sur le côté.
    .do_keys = Utiliser chaque page au clavier ou avec un lecteur d’écran.
    .do_colour = Choisir un écran sombre ou vos propres couleurs.
    .do_motion = Désactiver les animations sur votre appareil. Nous en tenons compte.
    .do_script = Désactiver les scripts. Rien ici n’en a besoin.
    .aim_heading = Ce que nous visons
    .aim = Nous suivons une norme appelée WCAG 2.2, niveau AA.
    .aim_tell = Si une page est difficile à utiliser, dites-le-nous. Nous voulons le savoir.
    .primary = Aller sur { $app_name }
support =
    .heading = Obtenir de l’aide
    .lead = Cette installation de { $app_name } n’a pas encore d’équipe d’assistance.
    .owner = Demandez à ceux qui vous ont donné cette adresse.
    .details = Envoyez-leur la référence affichée sur votre page, s’il y en a une.
    .operator = Si vous gérez { $app_name }, indiquez dans APP_SUPPORT_URL votre propre page d’aide.
    .primary = Aller sur { $app_name }
