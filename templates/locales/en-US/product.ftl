### What American English says differently. All else is as in British English.

permission_read_tires =
    .label = See the tire pressure

field =
    .year_hint = It is on your registration card
    .vin_hint = 17 letters and numbers on your papers or windshield

delete =
    .lead = We will remove them from our list right away. You cannot undo this.

no_vehicles =
    .step2 = If not, add your car and finish the setup.

unreachable =
    .service_lead = Repair shops use this mode during repairs. Sharing is paused.

not_ready =
    .trunk_lead = The trunk is open. Close it and try again.
    .hood_lead = The hood is open. Close it and try again.
    .ignition_heading = Your car is turned on
    .ignition_lead = When it is parked, turn it off and try again.
    .remote_lead = Turn it on in the car's settings. Your car's owner's manual shows how.

unit =
    .litres =
        { $count ->
            [one] { $shown } liter
           *[other] { $shown } liters
        }

settings =
    .km = kilometers

accessibility =
    .do_colour = Use a dark screen or your own colors.
