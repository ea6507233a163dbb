### What Smartcar tells the app unasked, in British English.


webhooks =
    .answers_again = { $Your_car } answers again.
