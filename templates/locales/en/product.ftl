### Every word an owner reads, in British English. Keys follow the screens they belong to.
### Variables come from the page. Messages marked "Later" wait for the part that shows them.

## Names used inside sentences

names =
    .your_car = your { $make } { $model }
    .your_car_make = your { $make }
    .your_car_unknown = your car
    .Your_car = Your { $make } { $model }
    .Your_car_make = Your { $make }
    .Your_car_unknown = Your car
    .maker_unknown = your car maker
    .Maker_unknown = Your car maker
    .maker_account = your { $make } account
    .maker_account_unknown = your car maker account
    .maker_app = the { $make } app
    .maker_app_unknown = your car maker's app
    .feature_unknown = this
    .when_unknown = an earlier time
    .today = today at { $time }
    .date = { $date } at { $time }
    .wait_unknown = a few minutes
    .one_year = one year
    .days =
        { $count ->
            [one] { $count } day
           *[other] { $count } days
        }
    .wait_minutes =
        { $count ->
            [one] about { $count } minute
           *[other] about { $count } minutes
        }

## The frame of every page

page =
    .title = { $heading } – { $app_name }
    .title_error = Error: { $heading } – { $app_name }
    .description = { $app_name } shows how your car is: how far it has driven, how full it is and where it is parked.
    .skip = Skip to main content
    .means = What this means
    .notice = { $heading }. { $lead }
    .good = Good to know
    .new_tab = opens in a new tab
nav =
    .label = Main
    .settings = Settings
help =
    .heading = Help
    .contact = Contact support
footer =
    .label = About { $app_name }
    .privacy = Privacy
    .accessibility = Accessibility
    .language = Language
    .change = Change
form_errors =
    .heading = There is a problem
form =
    .stale = This page was open for a long time. Nothing has changed. Press the button again.
sandbox =
    .badge = Sandbox.
    .nothing_real = No real car, no real data.
# Later: copy and copied, as the copy button needs script.
details =
    .summary = Details for support
    .intro = Send these details if you contact us. They do not include your name, your location or your full VIN.
    .reference = Reference
    .time = Time
    .time_local = Your time
    .what = What happened
    .partner_ref = Smartcar reference
    .page = Page
    .car = Car
    .copy = Copy details
    .copied = Details copied

## S01 Access not given

access_denied =
    .heading = Your car is not connected
    .lead = { $app_name } does not have your OK to see your car's information.
    .kept = Nothing was shared, and nothing has changed in { $maker_account }.
    .unavailable = You can use { $app_name }, but not the parts that need your car.
    .why_heading = What we ask for and why
    .primary = Connect your car
    .secondary = Continue without my car
    .control = You can stop sharing at any time in Settings.
    .again_heading = Your car is not connected, and that is fine
    .again_lead = You can use { $app_name } without it, and connect later in Settings.
    .again_primary = Continue without my car
    .again_secondary = Try connecting again
permissions =
    .required = Needed
permission_read_vehicle_info =
    .label = See the make, model and year
    .reason = So we show the right car
permission_read_vin =
    .label = See the VIN
    .reason = So we know it is the same car next time
permission_read_location =
    .label = See where the car is
    .reason = So we can show where it is parked
permission_read_odometer =
    .label = See how far it has driven
    .reason = So we can log your miles
permission_read_battery =
    .label = See the battery level
    .reason = So we can plan charging
permission_read_charge =
    .label = See if it is charging
    .reason = So we can tell you when it is done
permission_control_charge =
    .label = Start and stop charging
    .reason = So we can charge when power is cheap
permission_read_fuel =
    .label = See the fuel level
    .reason = So we can show how far you can go
permission_read_tires =
    .label = See the tyre pressure
    .reason = So we can warn you when it is low
permission_read_engine_oil =
    .label = See the oil life
    .reason = So we can remind you about service
permission_read_security =
    .label = See if it is locked
    .reason = So we can show you
permission_control_security =
    .label = Lock and unlock the doors
    .reason = So you can do it from here

## S02 This car does not work with us

incompatible =
    .heading = { $Your_car } does not work with { $app_name }
    .heading_unknown = Your car does not work with { $app_name }
    .lead = Not every car can share data online. You have not done anything wrong.
    .kept = Nothing has changed in { $maker_account }.
    .form_heading = Tell us about your car
    .form_intro = We count these requests when we choose which cars to add.
    .prefilled = You chose to share these details. Check them before you send.
    .privacy = We keep these details for { $retention }. We use them for this and nothing else.
    .primary = Send details
    .secondary = Connect a different car
    .quiet = Continue without my car
    .stale = This page was open for a long time. Your answers are still here. Press Send details again.
field =
    .make = Make
    .make_hint = For example, Kia
    .model = Model
    .model_hint = For example, Niro EV
    .year = Model year
    .year_hint = It is on your registration papers
    .vin = VIN (optional)
    .vin_hint = 17 letters and numbers on your papers or windscreen
error =
    .make_empty = Enter the make of your car
    .make_long = Make must be 50 characters or fewer
    .model_empty = Enter the model of your car
    .model_long = Model must be 50 characters or fewer
    .year_empty = Enter the model year
    .year_format = Model year must be 4 numbers
    .year_range = Model year must be between 1900 and { $max_year }
    .vin_length = VIN must have 17 letters and numbers
    .vin_chars = VIN must not have the letters I, O or Q
note =
    .vin_check = One character of this VIN may be wrong. If it matches your papers, send it as it is.

## S03 Details saved, and deleted

saved =
    .heading = Your car's details are saved
    .reference = Your reference is { $reference }
    .next = We add this to the list we use to choose new cars. We will not contact you.
    .what_heading = What we saved
    .car = { $year } { $make } { $model }
    .vin = VIN ending { $vin_last4 }
    .primary = Continue to { $app_name }
    .secondary = Connect a different car
    .quiet = Delete these details
    .expired = Your details are saved. To delete them, contact support with your reference.
delete =
    .heading = Delete your car's details?
    .lead = We will remove them from our list straight away. You cannot undo this.
    .primary = Delete details
    .secondary = Keep them
deleted =
    .heading = Your car's details are deleted
    .already_heading = These details were deleted
    .lead = We no longer have any details about this car.
    .primary = Continue to { $app_name }

## S04 The car's online service is off

subscription =
    .heading = Your car's online service is off
    .lead = { $app_name } connects through { $maker }'s online service, and it is not on for this car.
    .kept = Nothing was shared, and we have not changed your car.
    .steps_heading = How to turn it on
    .step1 = Open { $maker_app } or website and sign in.
    .step2 = Check that the online plan or free trial for your car is on.
    .step3 = Come back here and try again.
    .cost = { $Maker } may charge for this service. { $app_name } does not.
    .primary = Try connecting again
    .secondary = Connect a different car
    .connected_heading = { $Your_car } has stopped sharing
    .connected_lead = { $Maker }'s online service is off, so we cannot update your information.
    .connected_kept = We kept everything up to { $when }.
    .connected_primary = Check again
    .not_yet = It can take a day for a new plan to start. Try again tomorrow.

## S05 No cars in the account

no_vehicles =
    .heading = We found no cars in { $maker_account }
    .lead = You signed in, but there is no car in that account for us to connect.
    .kept = No car information was shared.
    .steps_heading = What to check
    .step1 = Open { $maker_app }. Can you see your car there?
    .step2 = If not, add your car and finish the set-up.
    .step3 = If you have two accounts, use the one with your car in it.
    .step4 = If someone else is the main driver, they may need to connect it.
    .primary = Try connecting again
    .secondary = Choose a different brand

## S06 The connection page was not set up right

configuration =
    .heading = Sorry, we could not start the connection
    .lead = There is a problem on our side. It is not your car or your account.
    .kept = Nothing was shared.
    .primary = Start again
    .secondary = Continue without my car
    .again_lead = It did not work again, so we need to fix it. Send us the reference below.
    .again_primary = Contact support

## S07 The connection service had a problem

connect_server =
    .heading = Sorry, we could not connect your car
    .lead = The service that links cars to { $app_name } did not work this time.
    .kept = Nothing was shared, and there is nothing you need to change.
    .primary = Try connecting again
    .secondary = Continue without my car
    .again_lead = It is still not working. Try again in an hour or so.

## S08 This link has expired

expired =
    .heading = This link has expired
    .lead = To keep you safe, a connection link works once, for a short time, in one browser.
    .kept = Nothing was shared and nothing has changed.
    .primary = Start again
    .secondary = Go to { $app_name }
    .cookies = If you see this again, allow cookies for this site and stay in the same browser.
    .already = Your car is already connected.

## S09 We do not know what happened

unknown =
    .heading = We could not connect your car
    .lead = We do not know why yet. It was nothing you did, and nothing was shared.
    .kept = Your { $app_name } account has not changed.
    .primary = Try connecting again
    .secondary = Contact support
    .reference = Your reference is { $reference }

## S10 Reconnect your car

reconnect =
    .heading = Reconnect { $your_car }
    .lead = We have lost the connection, so your car's information is not updating.
    .kept = We kept everything up to { $when }.
    .why = This can happen after a password change, or when { $maker } updates its systems.
    .access_withdrawn_lead = Sharing with { $app_name } was turned off in { $maker_account }, so your car's information is not updating.
    .next = You will sign in with { $maker }. It takes about a minute.
    .primary = Reconnect
    .secondary = Not now
    .banner = { $Your_car } is not updating. Last update: { $when }.
    .banner_action = Reconnect

## S11 Connected again

# Later: primary, for where there is no page to return to.
reconnected =
    .heading = { $Your_car } is connected again
    .lead = Your information is up to date from now on.
    .pending = We are waiting for the first update from your car.
    .primary = Go to your car

## S12 Still not connected, or a different car

reconnect_failed =
    .heading = We still cannot reach { $your_car }
    .lead = You signed in, but { $maker } is not sharing your car's information with us yet.
    .kept = We kept everything up to { $when }.
    .primary = Try again
    .secondary = Not now
    .again_lead = It has not worked again. Send us the reference below and we can look into it.
    .again_primary = Contact support
wrong_car =
    .heading = That was a different car
    .lead = You signed in to an account that does not have { $your_car } in it.
    .kept = We have not changed or added anything.
    .primary = Try again
    .secondary = Add the other car as well

## S13 The car is asleep or out of reach

unreachable =
    .asleep_heading = { $Your_car } is asleep
    .asleep_lead = Parked cars go to sleep to save their battery.
    .asleep_help = It wakes when you unlock it or open { $maker_app }.
    .signal_heading = { $Your_car } is out of reach
    .signal_lead = It may be parked where there is no phone signal, like a garage.
    .signal_help = Check again after it has been moved.
    .service_heading = { $Your_car } is in service mode
    .service_lead = Garages use this mode during repairs. Sharing is paused.
    .service_help = It comes back when the work is done.
    .low_battery_heading = { $Your_car } needs more charge
    .low_battery_lead = Its battery is too low to answer.
    .low_battery_help = Charge it, then check again.
    .unknown_heading = { $Your_car } is not answering
    .unknown_lead = We do not know why. This often clears on its own.
    .kept = Last update: { $when }.
    .primary = Check again
    .secondary = Use the last update

## S14 The car is not ready for that

not_ready =
    .door_heading = Your car is not locked
    .door_lead = A door is open. Close all doors and try again.
    .trunk_heading = Your car is not locked
    .trunk_lead = The boot is open. Close it and try again.
    .hood_heading = Your car is not locked
    .hood_lead = The bonnet is open. Close it and try again.
    .ignition_heading = Your car is switched on
    .ignition_lead = When it is parked, switch it off and try again.
    .motion_heading = Your car is moving
    .motion_lead = This only works when it is parked. Try again later.
    .unplugged_heading = Charging has not started
    .unplugged_lead = The cable is not plugged in. Plug it in and try again.
    .plugged_heading = Your car is plugged in
    .plugged_lead = Unplug the cable and try again.
    .charging_heading = Your car is already charging
    .charging_lead = There is nothing you need to do.
    .full_heading = Your car is fully charged
    .full_lead = There is nothing you need to do.
    .not_charging_heading = Your car is not charging
    .not_charging_lead = Start charging, then check again.
    .fault_heading = Charging did not start
    .fault_lead = Check the cable. Then turn off any charging timers and try again.
    .remote_heading = Online access is off in your car
    .remote_lead = Turn it on in the car's settings. Your car's handbook shows how.
    .other_heading = Your car is not ready for this
    .other_lead = Try again in a few minutes.
    .primary = Try again
    .secondary = Back to your car

## S15 Your car maker account needs you

account_action =
    .heading = { $Maker } needs something from you
    .lead = There is an open task in { $maker_account }, so your information is not updating.
    .kept = We kept everything up to { $when }.
    .steps_heading = What to do
    .step1 = Open { $maker_app } and sign in.
    .step2 = Finish anything it asks for, such as new terms to accept.
    .step3 = Come back here and check again.
    .primary = Check again
    .secondary = Not now
virtual_key =
    .heading = One more step to control { $your_car }
    .lead = { $Maker } asks you to add a digital key for { $app_name } first.
    .kept = We can still show your car's information.
    .next = This opens { $maker_app }. When you have finished, come back to this page.
    .primary = Add the key
    .secondary = I have added the key

## S16 The car is no longer in the account

car_missing =
    .heading = { $Your_car } has left your account
    .lead = It is not in { $maker_account } any more, so we cannot update it.
    .kept = We kept everything up to { $when }.
    .steps_heading = Two ways to go on
    .step1 = Still your car? Add it back in { $maker_app }, then check again.
    .step2 = Sold it or gave it back? Remove it here.
    .primary = Check again
    .secondary = Remove this car

## S17 One permission is missing

permission =
    .heading = { $feature } needs one more OK
    .lead = To show this, { $app_name } needs to: { $permission }.
    .lead_action = To do this, { $app_name } needs to: { $permission }.
    .why = { $permission_reason }
    .kept = Everything else works as before.
    .primary = Review permission
    .secondary = Continue without it

## S18 Not available for this car

feature =
    .line = Not available for { $your_car }
    .group = Not available for { $your_car }: { $feature_list }
    .list = { $first }, { $next }
    .reconnect_to_get = Reconnect { $your_car } to see this. { $Maker } has moved it to a newer service.
    .why = Your car does not share this, or we cannot read it.

## S19 Paused on our side

plan_limit =
    .heading = Updates for { $your_car } are paused
    .lead = The cause is on our side. There is nothing you need to do.
    .connecting_heading = We cannot add your car today
    .kept = We kept everything up to { $when }.
    .connecting_kept = Nothing was shared.
    .primary = Back to your car
    .connecting_primary = Continue without my car
    .secondary = Contact support

## S20 Wait before you check again

too_soon =
    .heading = Checked a moment ago
    .heading_other = Checks are paused for { $wait }
    .lead = Cars need a rest between checks to save their battery.
    .lead_other = { $Maker }'s service limits how often we can check.
    .time = You can check again at { $at }.
    .kept = Last update: { $when }.
    .primary = Check again
    .secondary = Back to your car

## S21 The car maker's service is not answering

maker_down =
    .heading = { $Maker }'s service is not answering
    .lead = There is nothing you need to change. It often clears within the hour.
    .kept = Last update: { $when }.
    .primary = Check again
    .secondary = Back to your car
    .data_heading = No new information from { $maker }
    .data = { $Maker } sent information that does not look right, so we kept your last update.
    .link_heading = No new information from { $your_car } right now
    .link = The service that links cars to { $app_name } is not answering. There is nothing you need to change.

## S22 A problem on our side

our_fault =
    .heading = Sorry, we cannot update { $your_car }
    .lead = There is a problem on our side. There is nothing you need to do.
    .kept = We kept everything up to { $when }.
    .primary = Back to your car
    .secondary = Contact support
    .connecting_heading = Sorry, we cannot connect your car
    .connecting_kept = Nothing was shared.
    .connecting_primary = Continue without my car

## S23 Page not found

not_found =
    .heading = Page not found
    .lead = If you typed the address, check it. If you followed a link, it may be old.
    .primary = Go to { $app_name }

## S24 Problem with the service

server_problem =
    .heading = Sorry, there is a problem with { $app_name }
    .lead = Try again in a few minutes.
    .kept = Anything you saved before is safe.
    .primary = Go to { $app_name }
    .reference = Your reference is { $reference }
    .save_failed = We could not save your details. They are still here, so you can send them again.

## S25 Service unavailable

unavailable =
    .heading = Sorry, { $app_name } is not available
    .lead = You can use it again from { $at }.
    .lead_unknown = Try again later today.
    .kept = Anything you saved before is safe.
    .primary = Go to { $app_name }

## Our own limit on what one address sends

slow_down =
    .heading = A short pause is needed
    .lead = A lot was sent from this network in a short time. Wait a minute, then go back and send it again.
    .kept = Anything you saved before is safe.
    .primary = Go to { $app_name }

## A page of the operator, without the password

sign_in =
    .heading = Sign in to see this page
    .lead = It is for whoever runs { $app_name }. Reload it to enter the password.
    .primary = Go to { $app_name }

## S26 Already connected, or connected twice

already =
    .heading = { $Your_car } is already connected
    .lead = There is nothing more you need to do.
    .primary = Go to your car
    .secondary = Connect a different car
    .other_heading = This car is already in use
    .other_lead = It is connected to another { $app_name } account. We can help you move it.
    .other_primary = Contact support

## S27 Before you go, connected, pending, and leaving

# Later: popup and popup_action, for sign-in in a window of its own.
before =
    .heading = Connect your car
    .lead = You will sign in with your car maker and choose what to share.
    .gives = You will see how far it has driven, how full it is and where it is parked.
    .time = It takes about two minutes. You need your car maker's sign-in details.
    .safe = We never see your car maker password. You can stop sharing at any time.
    .why_heading = What we ask for and why
    .primary = Connect your car
    .secondary = Continue without my car
    .popup = The sign-in window did not open.
    .popup_action = Open sign-in in this window
# Later: primary, for where there is no page to return to.
connected =
    .heading = { $Your_car } is connected
    .lead = You can now see its information in { $app_name }.
    .several = Your cars are connected. You can now see their information here.
    .primary = Go to your car
pending =
    .heading = We have sent your request
    .lead = Your car can take a few minutes to answer. We will show the result here.
    .what = You asked for: { $what }
    .primary = Check again
command =
    .heading = Control your car
    .others = Other things you can ask
    .asked_heading = What you asked for
    .sent = { $command }: sent at { $at }. Your car has not confirmed it yet.
    .confirmed = { $command }: your car has confirmed it.
    .why = { $what } { $why }.
    .why_lead = { $what } { $why }
    .more = What you can do
    .more_label = What you can do about: { $what }
command_lock =
    .label = Lock
    .feature = Locking
    .not_done = Your car was not locked.
    .uncertain = We do not know if your car was locked. Check it before you try again.
command_unlock =
    .label = Unlock
    .feature = Unlocking
    .not_done = Your car was not unlocked.
    .uncertain = We do not know if your car was unlocked. Check it before you try again.
command_start_charge =
    .label = Start charging
    .feature = Starting a charge
    .not_done = Charging was not started.
    .uncertain = We do not know if charging was started. Check it before you try again.
command_stop_charge =
    .label = Stop charging
    .feature = Stopping a charge
    .not_done = Charging was not stopped.
    .uncertain = We do not know if charging was stopped. Check it before you try again.
disconnect =
    .heading = Stop sharing { $your_car }?
    .lead = { $app_name } will not get any new information from your car.
    .kept = We will keep what we already have until you delete it.
    .primary = Stop sharing
    .secondary = Keep sharing
disconnected =
    .heading = { $Your_car } is no longer connected
remove =
    .heading = Remove { $your_car }?
    .lead = We will delete everything we kept about it. You cannot undo this.
    .kept = Nothing changes in { $maker_account }.
    .primary = Remove this car
    .secondary = Keep this car
    .done = { $Your_car } has been removed

## The car's own page

state =
    .ok = Up to date
    .older = Last update: { $when }
    .no_data = No information from the car yet
    .two_times = We checked at { $at }. Your car last reported { $when }.
    .needs_you = Needs you: reconnect
    .needs_maker = Needs you: open { $maker_app }
    .paused = Paused on our side
    .asking = Asking your car
    .off = Not connected
    .moved = No longer connected here: it was connected from another browser or account
vehicle =
    .heading = { $Your_car }
    .year = Model year { $year }
    .values_heading = What your car tells us
    .updated = Updated { $time }
    .check = Check again
    .connect = Connect your car
    .stop = Stop sharing
    .remove = Delete information
    .back = Back to your car
    .kept = This is the last information we got. It does not update any more.
    .asking = We are asking your car. It can take a few minutes.
    .show_answer = Show the answer
value =
    .odometer = Distance driven
    .battery = Battery level
    .fuel = Fuel level
    .location = Location
    .charge = Charging
    .security = Doors
    .charging = Charging
    .not_charging = Not charging
    .fully_charged = Fully charged
    .plugged_in = The cable is plugged in
    .unplugged = No cable is plugged in
    .locked = Locked
    .unlocked = Not locked
    .no_news = No new information this time
    .not_known = Not known now
    .place = { $latitude }, { $longitude }
    .here_since = Seen here since { $when }
    .maps = Show on a map, in a new tab:
    .map_openstreetmap = OpenStreetMap
    .map_google = Google Maps
    .map_apple = Apple Maps
    .range_km =
        { $count ->
           *[other] About { $shown } km left
        }
    .range_mi =
        { $count ->
            [one] About { $shown } mile left
           *[other] About { $shown } miles left
        }
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° W
unit =
    .km = { $shown } km
    .mi =
        { $count ->
            [one] { $shown } mile
           *[other] { $shown } miles
        }
    .percent = { $shown }%
    .litres =
        { $count ->
            [one] { $shown } litre
           *[other] { $shown } litres
        }

## Home, cars and settings

home =
    .heading = { $app_name } without your car
    .lead = There is little to see here until a car is connected, and that is fine.
    .settings = You can open Settings and connect a car whenever you like.
    .support = You can read how we treat your data, and ask us for help.
    .primary = Open Settings
cars =
    .heading = Your cars
    .connect = Connect a different car
settings =
    .heading = Settings
    .cars_heading = Your cars
    .none = No car is connected.
    .connect = Connect your car
    .connect_other = Connect a different car
    .stop = Stop sharing
    .remove = Delete information
    .forget = Forget this browser
    .stop_label = Stop sharing { $name }
    .remove_label = Delete information about { $name }
    .distance_heading = Distances
    .distance = Show distances in
    .km = kilometres
    .mi = miles
    .save = Save

forget =
    .heading = Forget this browser?
    .lead = This browser will not know your cars any more. Do this if other people use this device too.
    .cars = Your cars stay connected to { $app_name }, but no browser shows them.
    .again = To see a car again, connect it again in any browser.
    .stop = To end sharing, go back and press Stop sharing first.
    .kept = We delete what we kept about your cars after { $retention }.
    .primary = Forget this browser
    .secondary = Go back

## Privacy, accessibility and support

privacy =
    .heading = How we treat your data
    .lead = We keep as little as we can, and you can delete it yourself.
    .car_heading = When you connect a car
    .car = We keep its make, model and year, and the last values it sent.
    .car_key = We keep the key that lets us read it. It is locked away, and gone when you stop sharing.
    .car_password = We never see your car maker password.
    .car_location = We keep only the last place the car was, never a trail.
    .car_forgotten = If you do not come back for { $retention }, we delete all of it.
    .form_heading = When you tell us about a car
    .form = We keep what you typed in the form for { $retention }.
    .form_use = We use it to choose which cars to add, and for nothing else.
    .form_delete = You can delete it from the page that confirms it.
    .count_heading = What we count
    .count = We count which screens are shown and which buttons are pressed.
    .count_private = We note no names. The counts stay on our own server, for { $retention }.
    .count_visit = Each visit gets a random number. If your browser asks not to be tracked, it gets none.
    .cookie_heading = Cookies
    .cookie = We use one cookie, so that we know it is you. No one else can read it.
    .primary = Open Settings
accessibility =
    .heading = Using { $app_name } your way
    .lead = We want every page to work for everyone, on any screen.
    .do_heading = What you can do
    .do_zoom = Zoom to 400 % without scrolling sideways.
    .do_keys = Use every page with a keyboard or a screen reader.
    .do_colour = Use a dark screen or your own colours.
    .do_motion = Turn movement off on your device. We follow that.
    .do_script = Turn scripts off. Nothing here needs them.
    .aim_heading = What we aim for
    .aim = We build to a standard called WCAG 2.2, level AA.
    .aim_tell = If a page is hard to use, tell us. We want to know.
    .primary = Go to { $app_name }
support =
    .heading = Get help
    .lead = This copy of { $app_name } has no support team yet.
    .owner = Ask the people who gave you this address.
    .details = Send them the reference on your page, if you see one.
    .operator = If you run { $app_name }, set APP_SUPPORT_URL to your own help page.
    .primary = Go to { $app_name }
