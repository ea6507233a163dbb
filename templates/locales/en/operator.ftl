### What came of each screen, for whoever runs the app, in British English.


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
