### The pages of whoever runs the app, in British English.


## Every page

operator =
    .heading = How connecting goes
    .link = Numbers
    .lead = The last 30 days, with the 30 days before them.
    .parts = Parts of these pages
    .part_start = Start
    .part_demand = Cars asked for
    .part_helps = What helps
    .part_back = The way back
    .part_remove = Delete requests
    .before = { $before } in the 30 days before
    .most = (highest: { $most })
    .week = Week from
    .most_heading = Which cars to support next
    .most_caption = The five models asked for most
    .car = Car
    .none = Nobody has asked for a car yet. Owners of cars that do not work can tell us about them.
    .download = Download for a spreadsheet
    .all = See every car asked for
    .missing = The database is busy, so some of this page is missing. Load it again in a moment.
    .tour = See what the operator sees
    .count_heading = How we count
    .count_real = Every number is of real rows in our own database, without names.
    .count_days = Days begin at midnight UTC. Today counts as far as it has gone.
    .count_kept = Numbers older than { $retention } are deleted.
    .sample = Sample data
    .sample_means = Made-up rows are counted here, to show what these pages look like.

## What is ours to fix

ours_to_fix =
    .heading = Ours to fix
    .lead = Owners read that these problems are on our side. Nobody else can end them.
    .shown =
        { $count ->
            [one] Shown once in the last 7 days.
           *[other] Shown { $shown } times in the last 7 days.
        }
    .shown_often = Shown { $shown } times or more in the last 7 days.
    .cars =
        { $count ->
            [one] One car waits for it now.
           *[other] { $shown } cars wait for it now.
        }
    .look_at = Look at: { $place }.
    .ask = Last on { $day }. Take the reference from the log to Smartcar’s support.

operator_figure =
    .begun = Connections begun
    .begun_means = Times an owner set out to connect a car, or to connect it again.
    .connected = Connected
    .connected_means = Those that came back with a car.
    .ended = Ended at a screen
    .ended_means = Those that came back and met a screen that explains why not.
    .came_back = Came back and worked
    .came_back_means = Cars that worked within a week after one of our screens.

when_month =
    .date = { $day } { $month } { $year }
    .m1 = January
    .m2 = February
    .m3 = March
    .m4 = April
    .m5 = May
    .m6 = June
    .m7 = July
    .m8 = August
    .m9 = September
    .m10 = October
    .m11 = November
    .m12 = December

## Cars asked for

demand =
    .heading = Cars people ask for
    .lead = Cars that do not work yet, as their owners told us. Press a name to look closer.
    .make = Make
    .model = Model
    .from_year = Built from
    .to_year = Built to
    .from = Sent from
    .to = Sent to
    .vin = VIN
    .vin_any = With or without
    .vin_with = With a VIN
    .vin_without = Without a VIN
    .by = One line for each
    .by_usual = Next step down
    .by_make = Make
    .by_model = Model
    .by_year = Model and year
    .quoted =
        { $count ->
            [one] So far { $shown } owner has asked for a car that does not work yet.
           *[other] So far { $shown } owners have asked for cars that do not work yet.
        }
    .quoted_sample = In the sample data { $shown } owners have asked for cars that do not work yet.
    .show = Show
    .everything = Show everything
    .requests =
        { $count ->
            [one] { $shown } request
           *[other] { $shown } requests
        }
    .total_makes = { $requests }, makes: { $lines }
    .total_models = { $requests }, models: { $lines }
    .total_years = { $requests }, models and years: { $lines }
    .by_week = Requests by week
    .weeks_summary = The same by week, as a table
    .caption = Press the name of a column to sort by it.
    .turn = Pages of the list
    .previous = Page before
    .next = Next page
    .place = Page { $number } of { $count }
    .past_the_end =
        { $count ->
            [one] There is only one page. Here it is.
           *[other] There are only { $shown } pages. This is the last one.
        }
    .cut = There are too many lines for one list, so only the makes asked for most are here. Narrow down what you ask for to see others.
    .unread = The list could not be read
    .none = Nobody has asked for a car yet.
    .none_match = No request matches. Ask for less, or show everything.
    .download = Download this list for a spreadsheet
    .more_files = Other files: JSON, or every request
    .what = What
    .what_list = This list
    .what_requests = Every request behind it
    .format = As
    .format_csv = CSV, for a spreadsheet
    .format_json = JSON, for a program
    .vins = With VINs. This is written to the log.
    .take = Download
    .too_long = That list is too long for one file, and a part of it would look like all of it. Narrow down what you ask for
    .no_file = There is no file, because not all of the question was understood. Here is what it would hold now
    .model_needs_make = A model is looked for within a make: enter the make too
    .year_unknown = Enter a year with four digits, up to { $max_year }, such as 2019
    .years_crossed = “Built from” must not be after “Built to”
    .date_unknown = Enter a day such as 2026-03-31
    .times_crossed = “Sent from” must not be after “Sent to”
    .choice_unknown = That choice does not exist, so it was left out
    .page_unknown = That is no page number, so here is the first page
    .count_request = One request is one car that one owner told us about, however often they sent it.
    .count_weeks = A day stands for its whole week, from Monday to Sunday, UTC.
    .count_first = “First” and “last” stay when a single request is deleted.
    .count_kept = Requests are deleted after { $retention }, and counted no more.

demand_column =
    .make = Make
    .model = Model
    .year = Year
    .count = Requests
    .first = First
    .last = Last

## What helps

helps =
    .heading = What helps, and what does not
    .lead = How often each screen was shown, what was pressed, and how often the car worked again.
    .feature = A feature
    .weeks = Time
    .last_weeks = Last { $weeks } weeks
    .of = Lines of
    .of_all = All screens
    .shown_by_week = Shown, by week
    .worked_by_week = Worked again within a week, by week
    .weeks_summary = The same by week, as a table
    .weeks_caption = Shown and worked again, by week
    .caption = Counts for each screen
    .caption_more = Shares are of the times it was shown.
    .screen = Screen
    .shown = Shown
    .primary = Main button
    .secondary = Second button
    .support = Contact support
    .half_an_hour = Worked within half an hour
    .a_day = Within a day
    .a_week = Within a week
    .middle = Middle time
    .share = { $percent }%
    .too_few = –
    .under_a_minute = under a minute
    .minutes =
        { $count ->
            [one] { $count } minute
           *[other] { $count } minutes
        }
    .none = No screen has been shown in this time.
    .weeks_unknown = That time cannot be chosen, so here are the last 13 weeks
    .screen_unknown = There is no such screen, so here are all of them
    .words_shown = A screen counts once for each problem, however often it is opened.
    .words_pressed = A button counts once for each time its screen was shown, however often it is pressed.
    .words_recovered = A car counts once as working again, after the last screen about it. We see it when its owner looks at it, or comes back with it.
    .words_week = All of it counts in the week the screen was shown in. The last week is not over, and cars of the week before may still come back.
    .words_not = Not counted: cars that nobody looks at again, owners who come back with another browser, and links to other sites.
    .words_few = There is no share of fewer than ten cases: it would say nothing.
    .words_private = There are no names here, and old counts are deleted after { $retention }.

## A year of made-up data

sample =
    .heading = See it with a year of data
    .lead = Fill these pages with a made-up year. Real rows stay as they are.
    .add = Add sample data
    .remove = Remove sample data
    .added = A year of sample data was added.
    .removed = The sample data was removed.

## Deleting at somebody's word

removal =
    .heading = Delete requests
    .confirm_heading = Delete them?
    .lead = For an owner who asks you to. You see how many there are before anything goes.
    .reference = Reference, such as K7QF-2M9D
    .vin = VIN
    .before = Sent before this day
    .find_one = Find one request
    .find_car = Find all of one car
    .find_old = Find all before this day
    .notes = Good to know
    .note_asks = Nothing is deleted before you have confirmed it.
    .note_log = The log keeps how many were deleted, and no VIN.
    .note_kept = Requests older than { $retention } are deleted without you.
    .question =
        { $count ->
            [one] There is { $shown } request.
           *[other] There are { $shown } requests.
        }
    .about_one = It has the reference { $reference }.
    .about_car = All of them are about one car.
    .about_before = All of them were sent before { $day }.
    .no_way_back = They are removed from every list and every number straight away. You cannot undo this.
    .confirm = Delete
    .keep = Keep them
    .done =
        { $count ->
            [0] Nothing was left to delete.
            [one] One request was deleted.
           *[other] { $shown } requests were deleted.
        }
    .none = No request was found.
    .reference_unknown = That is no reference. It has two groups of four letters and digits.
    .vin_unknown = That is no VIN. It has 17 letters and digits.
    .day_unknown = Enter a day such as 2026-03-31.

## The way back

back =
    .heading = The way back
    .lead = Owners find out under their reference when their car works. Here is whether they did.
    .works = Cars that work now
    .works_means = Requests of which Smartcar says by now that the car works.
    .looked = Owners who looked
    .looked_means = They opened the page under their reference and read that the car works.
    .connected = Connected
    .connected_means = They went on from there and came back with a car of that make.
    .mark_heading = Say it yourself
    .mark_lead = Mark cars that work by now. It holds for all requests about them, old and new.
    .model = Model (empty: every model)
    .mark = Mark as working
    .caption = Cars you have marked
    .years = Years
    .every_model = every model
    .every_year = every year
    .years_from = from { $from }
    .years_to = up to { $to }
    .years_between = { $from }–{ $to }
    .take_back = Take back
    .take_back_of = Take back: { $car }
    .ask_heading = Ask Smartcar again
    .ask_lead = Smartcar is asked about a few cars a minute, each again a month after the last answer at the earliest. After a change you can begin anew.
    .waiting =
        { $count ->
            [0] No car waits to be asked about.
            [one] { $shown } car waits to be asked about.
           *[other] { $shown } cars wait to be asked about.
        }
    .waiting_many = More than { $count } cars wait to be asked about.
    .ask = Ask about all of them again
    .marked = Marked. Their owners read it under their reference from now on.
    .unmarked = The mark was taken back.
    .asking = Smartcar is asked about all of them again, a few a minute.
    .make_unknown = Enter a make of 50 characters at most
    .model_long = Enter a model of 50 characters at most, or none
    .too_many = There are { $most } marks already. Take one back first

works =
    .heading = { $Your_car } works now
    .lead = You told us about it when it did not. Now you can connect it.
    .other = The car with this reference works now. You can connect it.
    .primary = Connect your car
    .new = Nothing of yours is shared before you say yes.
    .kept = You can still delete what you sent us.
    .look_heading = Does it work by now?
    .look = We keep no address of yours. Open { $address } here again: it says so as soon as your car works.
