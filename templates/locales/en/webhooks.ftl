### What Smartcar tells the app unasked, in British English.


webhooks =
    .answers_again = { $Your_car } answers again.

doctor_webhook =
    .title = Webhook
    .off = SMARTCAR_MANAGEMENT_TOKEN is not set, so Smartcar cannot tell us anything: cars are asked when somebody looks.
    .turn_on = Where the app has a public https address, make a webhook in the Smartcar dashboard that leads to { $url }webhooks/smartcar, and set SMARTCAR_MANAGEMENT_TOKEN and SMARTCAR_WEBHOOK_ID.
    .silent = SMARTCAR_MANAGEMENT_TOKEN is set, and Smartcar has not asked for the proof yet.
    .verify = Press "Verify this webhook" in the Smartcar dashboard; it must lead to { $url }webhooks/smartcar, from outside.
    .verified = Smartcar last verified it { $verified }. No delivery of the last week is here.
    .delivers = Smartcar last verified it { $verified }. The last delivery came { $received }. In the last week: { $count } deliveries, { $saved } questions to cars saved.
    .delivers_only = The last delivery came { $received }. In the last week: { $count } deliveries, { $saved } questions to cars saved.
    .subscribe = Set SMARTCAR_WEBHOOK_ID, so that each car is subscribed when it is connected, or let the dashboard subscribe all of them.
notes_delivery =
    .label = Or told by a webhook
webhooks_saved =
    .questions = { $count ->
        [one] In the last week, 1 question to a car did not have to be asked: Smartcar had told us.
       *[other] In the last week, { $shown } questions to cars did not have to be asked: Smartcar had told us.
    }
