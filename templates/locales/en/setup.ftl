### Setting up with your own Smartcar account, in British English.


setup =
    .leave = How to use your own account
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
    .database_server = { $file } answers and takes changes.
    .database_server_advice = Check that the server runs and takes changes, and user, password and database in DATABASE_URL. Pages come back by themselves when it does.
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
