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
form_errors =
    .heading = There is a problem
form =
    .stale = This page was open for a long time. Nothing has changed. Press the button again.
sandbox =
    .badge = Sandbox.
    .nothing_real = No real car, no real data.
    .leave = How to use your own account
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
    .lead = We do not know why yet. You can try again, or ask us to look into it.
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
    .data = { $Maker } sent information that does not look right, so we have not used it.
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
    .asked_heading = What you asked for
    .sent = { $command }: sent at { $at }. Your car has not confirmed it yet.
    .confirmed = { $command }: your car has confirmed it.
    .why = { $what } { $why }.
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
    .range = About { $range } km left
    .north = { $degrees }° N
    .south = { $degrees }° S
    .east = { $degrees }° E
    .west = { $degrees }° W
unit =
    .km = km
    .percent = %
    .litres = litres

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

forget =
    .heading = Forget this browser?
    .lead = This browser will not know your cars any more. Do this on a device that others use.
    .cars = Your cars stay connected to { $app_name }, but nobody can see them.
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

## Setting up with your own Smartcar account

setup =
    .heading = Check your set-up
    .lead = What was found about this copy of { $app_name }, and how to move from the sandbox to your own account.
    .broken =
        { $count ->
            [one] { $count } thing does not work.
           *[other] { $count } things do not work.
        }
    .look =
        { $count ->
            [one] { $count } thing is worth a look.
           *[other] { $count } things are worth a look.
        }
    .well =
        { $count ->
            [one] { $count } thing is fine
           *[other] { $count } things are fine
        }
    .open_heading = What to look at
    .nothing_open = There is nothing to look at.
    .screen = Screen that owners meet:
    .steps_heading = Use your own Smartcar account
    .step1 = Sign in at dashboard.smartcar.com and make an application.
    .step2 = Register this redirect URI there, exactly as it is:
    .redirect_uri = Redirect URI
    .redirect_uri_hint = It is APP_BASE_URL with /callback. Register the new one if you change that.
    .copy = Copy the redirect URI
    .copied = Copied
    .not_copied = It is selected: copy it with the keyboard.
    .step3 = Copy your client ID and your client secret.
    .step4 = Put these lines in a file named .env, beside Cargo.toml:
    .step5 = Stop { $app_name }, start it again, and open this page once more.
    .note_test = The test mode above uses pretend cars. For real cars, write live.
    .note_secret = Keep the secret out of your code and your git history.
    .note_private = Outside the sandbox this page asks for APP_OPERATOR_PASSWORD, and without that setting it is not there.
    .sandbox = The pretend Smartcar lives at another address. There you can break a car's connection.
    .sandbox_link = Open the sandbox
    .primary = Go to { $app_name }

doctor =
    .state_broken = Broken
    .state_look = Look at this
    .state_fine = Fine
    .redirect = Redirect URI
    .redirect_dashboard = We send { $uri }. Whether it is registered, only the Smartcar dashboard knows.
    .redirect_sandbox = We send { $uri }, and the sandbox has it registered.
    .redirect_missing = We send { $uri }, and SANDBOX_REDIRECT_URIS does not name it.
    .redirect_add = Add it there, exactly as it is, or remove the setting.
    .keys = Keys
    .keys_sandbox = The sandbox has keys of its own; yours are not needed yet.
    .keys_present = SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET are set. They are never shown here.
    .keys_odd = SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET are set, but they are the same, or hold a space.
    .keys_paste = Copy both from the dashboard once more. The secret is shown there once; you may need a new one.
    .mode = Mode
    .mode_sandbox = sandbox: no account, no network, no real car.
    .mode_test = test: Smartcar's made-up cars. Its documents call this mode deprecated in places; simulated is the newer one.
    .mode_simulated = simulated: cars of the vehicle simulator in the Smartcar dashboard.
    .mode_live = live: real cars.
    .version = API version
    .version_1 = 1.0. Only the sandbox still speaks it; Smartcar ended it in 2023.
    .version_newer = Set SMARTCAR_API_VERSION to 2.0 or 3.
    .version_2 = 2.0: one token pair for each owner.
    .version_2_ends = 2.0: one token pair for each owner. Smartcar has announced its end and may end it at any time.
    .version_move = Set SMARTCAR_API_VERSION to 3, with the keys of the API credentials. Connected cars move along; where Smartcar names their owner, nobody has to reconnect.
    .version_3 = 3: one application token for all owners, and an application id of its own.
    .version_3_same = 3, but SMARTCAR_APPLICATION_ID and SMARTCAR_CLIENT_ID are the same.
    .version_3_needs = Take SMARTCAR_APPLICATION_ID from the application's page in the dashboard, and SMARTCAR_CLIENT_ID with its secret from the API credentials.
    .address = Address
    .address_https = { $url }: Secure cookies, __Host- names and HSTS are on.
    .address_http = { $url }: real cars, and only this machine can open the page an owner returns to. Secure cookies and HSTS are off.
    .address_use_https = Set APP_BASE_URL to the https address browsers use, and APP_SECRET with it.
    .address_local = { $url }: plain http on this machine, so Secure cookies and HSTS are off. An https address turns them on.
    .support = Support link
    .support_set = APP_SUPPORT_URL leads to { $url }.
    .support_http = APP_SUPPORT_URL is { $url }, plain http, so owners are not sent there.
    .support_none = APP_SUPPORT_URL is not set. Owners who press "Contact support" read that there is no team yet.
    .support_set_it = Set it to your help page (https) or to an e-mail address (mailto).
    .retention = Retention
    .retention_days = Details of unsupported cars, and counts of screens, are deleted after { $days } days.
    .sandbox = Sandbox in this build
    .sandbox_absent = It is not in this build, which is right for real cars.
    .sandbox_used = It is in this build, and in use.
    .sandbox_unused = It is in this build, and not in use.
    .sandbox_release = Build a release for real cars with: cargo build --release --no-default-features
    .scopes = Permissions
    .scopes_match = SMARTCAR_SCOPE asks for what the pages use, and for nothing else.
    .scopes_unknown = Permissions without words
    .scopes_unknown_found = SMARTCAR_SCOPE asks for { $names }, which en.ftl has no words for.
    .scopes_unknown_advice = Check the spelling: Connect stops at a permission it does not know. Else add its words.
    .scopes_idle = Permissions nobody uses
    .scopes_idle_found = SMARTCAR_SCOPE asks for { $names }, and no page reads it.
    .scopes_idle_advice = Leave it out: an owner who is asked for less says no less often.
    .scopes_missing = Permissions nobody asks for
    .scopes_missing_found = The pages can show or do more with { $names }, and SMARTCAR_SCOPE does not ask for it.
    .scopes_missing_advice = Add it if you want that part of the page. Without it, that part is left out.
    .cookie = Session cookie
    .cookie_elsewhere = You came by another name than that of APP_BASE_URL, so its cookie cannot be seen here.
    .cookie_none = This browser brought no session cookie that we can open.
    .cookie_again = On a first visit that is right: load this page again. If it says the same, allow cookies, and open the app by the name in APP_BASE_URL.
    .cookie_returned = This browser brought its session back.
    .reach_connect = Connect
    .reach_auth = Token endpoint
    .reach_iam = Application token endpoint
    .reach_api = Vehicle API
    .reach_api_v3 = Vehicle API v3
    .reach_answers = { $origin } answers.
    .reach_silent = { $origin } does not answer this machine within 3 seconds.
    .reach_silent_unused = { $origin } does not answer. The chosen API version does not need it.
    .reach_advice = Check { $setting }, and whether a firewall, a proxy or DNS stands in between. The log has the cause.
    .connect_hosts = Where Connect leads
    .connect_hosts_named = Our pages name every host that Connect's first answer leads to.
    .connect_hosts_other = Connect's first answer leads to { $origin }, and our pages do not name it, so browsers stop there.
    .connect_hosts_advice = Add { $origin } to SMARTCAR_CONNECT_HOSTS.
    .seen = What Smartcar sends
    .seen_nothing = Nothing has come since the start. Connect a car and look again.
    .seen_fields = What Smartcar sends: { $about }
    .seen_as_expected = { $answers } answers, with all we expect. Names of fields, never values: { $fields }
    .seen_missing = { $answers } answers, and never { $missing }. Names of fields, never values: { $fields }
    .seen_report = The real service differs from what we know of it. Run the app as: cargo run -- record, repeat what you did, and attach the file to a report. It holds no values.
    .nameless = Whose connections are
    .nameless_found = { $count } connections came without externalId, the name we give Smartcar for an owner, so they were refused.
    .nameless_advice = Anyone could name another owner's id in the address, so a car counts only if Smartcar says whose it is. Owners can connect again; if it goes on, report the names of fields above.
    .no_signals = Signals
    .no_signals_found = The last list of signals was empty: Smartcar has collected nothing of that car yet.
    .no_signals_advice = Subscribe the car to a webhook that is verified and enabled, in the Smartcar dashboard. Until then its page says that there is no information yet.
    .granted = Permissions granted
    .granted_all = The last connection carries every permission that is asked for.
    .granted_less = The last connection does not carry { $names }.
    .granted_advice = Its owner may have left them out. If all owners seem to, compare SMARTCAR_SCOPE with Vehicle Access in the dashboard.
    .clock = Clock
    .clock_agrees = This machine and the other side agree within { $seconds } s.
    .clock_off = This machine's clock is { $seconds } s away from the other side's.
    .clock_advice = Set the clock by NTP. Until then, certificates may not be trusted, and owners read wrong times.
    .clock_unknown = Nobody told us the time, so the clock could not be compared.
    .database = Database
    .database_writable = { $file } answers and takes changes; it has { $size } KB.
    .database_broken = { $file } does not take changes.
    .database_advice = Check DATABASE_URL, the rights of the file and its folder, and the space on the disk.
    .database_full = The disk is full. Free some space; nothing that was saved is lost.
    .database_busy = Another program keeps it locked. End it, or wait until it is done.
    .database_read_only = It is read-only. Check the rights of the file and its folder, and how the disk is mounted.
    .database_damaged = The file is damaged. Stop the app and put a backup in its place.
    .database_nowhere = It takes changes, and it is in memory: a restart loses every car.
    .database_file = Set DATABASE_URL to a file, such as sqlite://data/app.db.
    .secret = Secret
    .secret_setting = APP_SECRET is set.
    .secret_file = Made on the first run and kept in { $file }, which only its owner can read.
    .secret_open = { $file } can be read by others on this machine, or is not there.
    .secret_close = Give it mode 0600. If others may have read it, set a new APP_SECRET: every owner then has to reconnect.
doctor_kind =
    .connections = connections
    .vehicle = a car
    .signals = signals
    .command = commands
    .owners_cars = an owner's cars
    .owners_car = a car
    .batch = several values
    .token = an owner's tokens
    .application_token = the application's token

## What came of each screen, for whoever runs the app

funnel =
    .feature = A feature
    .heading = What helps, and what does not
    .lead = How often each screen was shown, and how often the car worked soon after.
    .caption = Counts for each screen
    .screen = Screen
    .shown = Shown
    .pressed = Main button pressed
    .recovered = Car worked again
    .median = Middle time until then
    .under_a_minute = under a minute
    .minutes =
        { $count ->
            [one] { $count } minute
           *[other] { $count } minutes
        }
    .no_time = –
    .none = No screen has been shown yet.
    .words_heading = How we count
    .words_shown = A screen counts once for each problem, however often it is opened.
    .words_recovered = A car counts as working again within half an hour of the screen.
    .words_private = There are no names here, and old counts are deleted after { $retention }.
    .primary = Go to { $app_name }

## Every screen, the guided tour and the developer notes, for whoever shows or builds this

gallery =
    .heading = Every screen in { $app_name }
    .lead = What people see when a car cannot connect, and what helps. Look at each screen, or make it happen.
    .lead_previews = What people see when a car cannot connect, and what helps. Look at each screen.
    .count = There are { $count } of them.
    .link = Every screen
    .screen_heading = All variants of { $subject }
    .entry_heading = About: { $subject }
    .variants_heading = All variants of this screen
    .trigger = Trigger it
    .trigger_label = Trigger it: { $name } ({ $code })
    .preview = Preview
    .preview_label = Preview: { $name } ({ $code })
    .bar = Preview: { $name }
    .bar_label = Preview
    .about = About this screen
    .all = Back to all screens
    .previous = Previous
    .next = Next
    .turn_label = Other screens
    .controls_label = What the previews show
    .apply = Use these
    .banner = On the car's page: { $name }
    .stopped = The sandbox did not do this. Is it still running?
gallery_control =
    .make = Make
    .model = Model
    .names = Names
    .attempt = Attempt
    .api = API version in the notes
gallery_names =
    .usual = as chosen
    .long = very long
    .none = not known
    .right_to_left = written from right to left
gallery_class =
    .choice = The owner's choice
    .fix_here = The owner can fix it here
    .fix_at_maker = The owner can fix it at the car maker
    .at_the_car = The owner can fix it at the car
    .wait = Time will fix it
    .not_possible = It does not work with this car
    .ours = We must fix it
    .none = When nothing is wrong
gallery_form =
    .empty = The form, with nothing shared
    .errors = The form, with answers to mend
    .stale = The form, open for a long time
    .save_failed = The form, when saving did not work
gallery_car =
    .up_to_date = The car's page, up to date
    .older = The car's page, with older data
    .two_times = The car's page, with two times
    .lines = The car's page, with a value missing
    .asking = The car's page, while we ask the car
    .commands = The car's page, after a command
    .postponed = The car's page, after "Not now"
    .never_read = The car's page, before any value
    .disconnected = The car's page, no longer connected
    .connected = The car's page, right after connecting
    .reconnected = The car's page, right after reconnecting
    .reconnected_pending = The car's page, reconnected and waiting
gallery_cannot =
    .race = Whoever can sign in to a car takes it over, so nobody meets this by pressing buttons.
    .by_hand = You make this one by hand: trigger the form, empty it, and press Send details.
    .stale = It cannot be triggered. It needs a form that is older than your session.
    .database = It cannot be triggered. It needs a database that fails.
    .bill = It cannot be triggered. The sandbox sends no bill while a car is being connected.
    .token = It cannot be triggered. It needs the token service to be in trouble just when a token has ended.
    .dialect = It cannot be triggered in this API version, which has no name for it.
    .two_times = It cannot be triggered. It needs a car that has been quiet for an hour.
    .last_resort = It cannot be triggered. It needs { $app_name } itself to fail.
gallery_remark =
    .removes_cars = This removes the pretend cars of this browser first.
when_access_denied =
    .plain = You say no when you are asked what to share.
    .again = You say no for the second time in a day.
    .connected = You say no while you reconnect a car.
when_vehicle_incompatible =
    .plain = Your car cannot share data online, and you share its details.
    .empty = Your car cannot share data online, and you keep its details to yourself.
    .errors = You send the form with an answer missing or mistyped.
    .stale = You send the form from a page that was open too long.
    .save_failed = You send the form, and our database does not work.
when_vehicle_incompatible_saved =
    .plain = You send the details of your car.
    .expired = You open the page of your request in another browser.
when_vehicle_incompatible_delete =
    .plain = You ask us to delete the details you sent.
when_vehicle_incompatible_deleted =
    .plain = You have deleted the details you sent.
    .before = You come back to a request that is gone.
when_invalid_subscription =
    .plain = The online service of your car is off when you connect it.
    .connected = The online service goes off after the car was connected.
    .not_yet = You try for the third time in a day, and it is still off.
when_no_vehicles =
    .plain = You sign in to an account without a car.
    .connected = You reconnect a car with an account that has none.
when_configuration_error =
    .plain = The sign-in page stops because our settings are wrong.
    .again = It stops for the second time.
when_connect_server_error =
    .plain = The sign-in service fails while you connect a car.
    .again = It fails for the second time.
    .connected = It fails while you reconnect a car.
when_link_expired =
    .plain = You come back with a link that is old, used, or from another browser.
    .again = The same happens again, or your browser keeps no cookies.
when_unknown =
    .plain = You come back with an answer nobody has described.
    .again = The same happens for the second time.
when_reconnect =
    .plain = The sign-in at the car maker no longer works, often after a new password.
    .access_withdrawn = You turned sharing off at the car maker.
when_reconnect_failed =
    .plain = You sign in again, and the car still does not answer.
    .again = The same happens for the second time.
    .wrong_car = You sign in again with an account that has a different car.
when_car_unreachable =
    .asleep = The parked car is asleep.
    .signal = The car has no phone signal.
    .service = The car is at a garage, in service mode.
    .low_battery = The battery is too low to answer.
    .unknown = The car does not answer, and does not say why.
when_car_not_ready =
    .door = You lock the car, and a door is open.
    .trunk = You lock the car, and the boot is open.
    .hood = You lock the car, and the bonnet is open.
    .ignition = You ask for something while the car is switched on.
    .motion = You ask for something while the car is moving.
    .unplugged = You start charging, and no cable is plugged in.
    .plugged = You ask for something that needs the cable out.
    .charging = You start charging, and the car is already charging.
    .full = You start charging, and the battery is full.
    .not_charging = You stop charging, and the car is not charging.
    .fault = You start charging, and no power comes through the cable.
    .remote = Online access is turned off in the car.
    .other = The car is not ready, and does not say why.
when_account_action =
    .plain = The car maker wants you to finish something, such as new terms.
    .virtual_key = The car maker wants you to add a digital key first.
when_car_missing =
    .plain = The car is no longer in your account, perhaps because it was sold.
when_permission_missing =
    .plain = You ask for something you did not agree to share.
when_feature_unavailable =
    .plain = The car does not have a value, such as a fuel level.
    .reconnect_to_get = The car maker has moved a value to a newer service.
when_plan_limit =
    .plain = Our own bill or plan stops us from asking your car.
    .connecting = Our own plan has no room for one more car.
when_too_soon =
    .plain = You check a car again within a quarter of an hour.
    .other = The car maker wants us to wait.
when_maker_down =
    .plain = The car maker's service does not answer.
    .data = The car maker sends something that cannot be right.
    .link = The service between the app and the car maker does not answer.
when_our_fault =
    .plain = Something on our side does not work when we ask your car.
    .connecting = Something on our side does not work while you connect a car.
when_already_connected =
    .plain = You connect a car that is connected.
    .other = Someone else has connected this car.
when_vehicle =
    .up_to_date = The last check worked.
    .older = The last check did not work, and you need do nothing.
    .two_times = The car itself has said nothing new for more than an hour.
    .lines = One value did not come, and the others did.
    .asking = The car takes longer than a page should wait.
    .commands = You asked the car to do something in the last hour.
    .postponed = You said "Not now" when we asked you to reconnect.
    .never_read = The car is connected, but has never sent a value.
    .disconnected = You stopped sharing the car.
    .connected = You have just connected the car.
    .reconnected = You have just reconnected the car.
    .reconnected_pending = You have just reconnected the car, and it has not answered yet.
when_before_you_go =
    .plain = You open { $app_name } and have no car there.
when_home =
    .plain = You go on without a car.
when_cars =
    .plain = You have connected more than one car, or come back.
when_settings =
    .plain = You open Settings with a car connected.
    .empty = You open Settings without a car.
when_forget =
    .plain = You press Forget this browser in Settings.
when_pending =
    .plain = You asked the car to do something, and it has not answered yet.
when_disconnect =
    .plain = You press Stop sharing.
    .remove = You ask us to delete what we kept about a car.
when_not_found =
    .plain = You open an address that does not exist.
when_server_problem =
    .plain = Something in { $app_name } breaks.
when_unavailable =
    .plain = Too many people use { $app_name } at once.
when_slow_down =
    .plain = A lot of forms come from the same network in a short time.
tour =
    .heading = Guided tour
    .lead = Four ways a connection can end, step by step. Each step is the real screen.
    .step = { $name }, step { $number } of { $count }
    .all = All tours
    .owner = What the owner did
    .app = What the app did
tour_access_denied =
    .name = Saying no
    .lead = The owner does not want to share, and is left in peace.
    .owner1 = They open the app for the first time.
    .app1 = It says what it asks for, and why, before anyone has to sign in.
    .owner2 = They sign in at their car maker and press "Deny access".
    .app2 = The link back was used up at once. Nothing was fetched and nothing was stored.
    .owner3 = They tried again and said no again.
    .app3 = It noticed the second no, and offers to go on without the car first.
    .owner4 = They go on without a car.
    .app4 = It will not raise the subject again. Settings has the way back.
tour_incompatible =
    .name = A car that does not work
    .lead = A dead end becomes a request worth having.
    .owner1 = They sign in with a car that cannot share data, and agree to share its details.
    .app1 = It filled in the form with what came back. The details stay in their own browser until they send them.
    .owner2 = They send the form with an answer missing.
    .app2 = It kept every answer, named each problem, and moved the keyboard to the list of them.
    .owner3 = They mend the answers and press "Send details".
    .app3 = It saved one row and gave it a reference. Sending it twice makes no second row.
    .owner4 = They change their mind.
    .app4 = It asks once before it deletes anything.
    .owner5 = They press "Delete details".
    .app5 = The row is gone. Only the reference still says that it was deleted.
tour_subscription =
    .name = The online service is off
    .lead = The switch is at the car maker. We hold the owner's place here.
    .owner1 = They sign in, but the online service of their car is not on.
    .app1 = The link back was used up. Nothing was fetched, and the steps lead to the car maker.
    .owner2 = They try for the third time in a day.
    .app2 = It counted the tries and says that a new plan can take a day.
    .owner3 = They turned the service on and connected the car.
    .app3 = It swapped the one-time code for a key, locked the key away, and read the car.
    .owner4 = Months later the service ends. They open the car's page.
    .app4 = It kept the key and the last values, and says when they are from.
    .owner5 = They press "Check again".
    .app5 = It asked the car once more. As it still says no, it shows the way to turn the service on.
tour_reconnect =
    .name = Signing in again
    .lead = A new password at the car maker breaks the connection. One sign-in mends it.
    .owner1 = They look at their car. All is well.
    .app1 = It asked for each value on its own, so one that fails cannot hide the others.
    .owner2 = They changed their password at the car maker.
    .app2 = The call that it needs was refused for the sign-in. It kept the key and the last values.
    .owner3 = They press "Reconnect", and then say no at the car maker.
    .app3 = Nothing was changed. The question is asked once, and the car's page is still there.
    .owner4 = They sign in, but the car still does not answer.
    .app4 = It read the car before it would say that all is well.
    .owner5 = They try again, and it works.
    .app5 = The key on file works again, so no new one was made. The banner went by itself.
devnotes =
    .summary = Developer notes
    .came_back = What came back
    .rule = The rule that matched
    .wire = The error on the wire
    .cause = With a test account
    .template = Template
    .words = Words
    .masked = { $name }=({ $count } characters)
    .cause_login = Connect in test mode as { $login } (VIN { $vin }), with any password.
    .cause_deny = Press Deny on the permission page.
    .cause_configuration = Send a redirect URI that is not registered, or a test VIN in live mode. Check APP_BASE_URL and SMARTCAR_MODE.
    .cause_link = Open the address of a return a second time, or in another browser.
    .cause_other_car = Reconnect, and sign in with an account that has a different car.
    .cause_twice = Connect the same car twice; for the other variant, from two browsers.
    .cause_untick = Untick one permission on the permission page, then ask for what needs it.
    .cause_check_twice = Press Check again twice within a quarter of an hour.
    .cause_none = No published test login leads here. The sandbox does.
