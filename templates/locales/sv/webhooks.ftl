### What owners read of what Smartcar tells the app unasked.


webhooks =
    .answers_again = { $Your_car } svarar igen.
