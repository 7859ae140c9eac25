## The frame

banner = Label of this page
banner-nothing = Nothing labelled on this page
exercise = EXERCISE
exercise-some = PARTLY EXERCISE
skip = Skip to the content
rooms = Rooms
room-traffic = Traffic
room-people = People
room-resolve = Resolve
room-screening = Screening
room-members = Members
room-ledger = Ledger
room-administration = Administration
members-title = Members and agreements
language = Language
help = Keys and view
keys-first-field = To the first field
keys-on = Keys alone work: G, N, / and ?
view-theme = Colours
theme-system = as the system
theme-light = light
theme-dark = dark
view-digits = Digits
digits-latn = 0123
digits-arab = ٠١٢٣
view-hijri = Hijri date beside the Gregorian
line-connecting = Connecting
line-live = Live
line-reconnecting = Reconnecting
cleared-for = Cleared for { $level }
no-room = There is nothing here for you
no-room-help = Your role has no page at this node. The administrator can change that.
trail = Back

## Logging in

login = Login
password = Password
log-in = Log in
logging-in = Logging in
log-in-passkey = Log in with a passkey
log-in-provider = Log in at { $name }
log-in-provider-apart = It opens beside this page. Come back here after it: what you typed is still there.
provider-refused = You were not logged in there.
provider-anew = Begin anew
provider-otherwise = Log in otherwise
passkeys = Passkeys
passkeys-help = A passkey logs you in with a finger or the PIN of your device, and cannot be given to a page that imitates this one.
passkeys-none = You have none yet.
passkeys-not-browser = This browser knows no passkeys.
passkeys-not-address = Passkeys go with a name and not with a number: open this page under its name.
passkey-name = What you call this device
passkey-add = Add a passkey of this device
passkey-remove = Take away
passkey-not-given = No passkey was given. Try again, or log in with your password.
log-out = Log out
expired-title = Your session has ended
expired-body = Nothing that you typed is lost, and until you log in again no traffic reaches this desk. Go on where you were.
expired-leave = Leave this page

## Words used everywhere

again = Try again
close = Close
comma = {", "}
semicolon = {"; "}
and-list = {" and "}
loading = Loading
none = None
name = Name
purpose = Purpose
report = Report
statements = Statements
originator = Originator
member = Member
members = Members
clause = Clause
number = { $n }
n-statements = { $n ->
    [one] { $n } statement
   *[other] { $n } statements
 }
n-reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
 }
show-more = Show { $n } more
table-find = Find in the table
table-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
table-found = { $n } of { $all } rows
show-older = Show older traffic
export = Take along
export-recorded = It is recorded for oversight that you took it along, for: { $purpose }. Each row carries its label.
export-disclosures = Take the disclosures along
export-looks = Take the looks along
export-csv = Table for a spreadsheet (CSV)
export-jsonl = Lines for programs (JSON)
how-export = taken along as a file
traffic-full = The page holds the newest { $n } reports. Older ones are at the node.
row-written = written
from-members = from
read-recorded = Reading is recorded for oversight, with your purpose.

## Problems

problem-unreachable = The node does not answer. Your connection or the node may be down; what you see may be old.
problem-wrong-login = Login or password is wrong.
problem-provider-answer = What came back from the log-in is not taken: it was too late, was used already, or began in another browser. Begin anew.
problem-provider-account = This account is bound to nobody of this node. Ask the administrator to bind it to your login.
problem-provider-silent = The place where you log in does not answer. Log in with a password or a passkey, or try again later.
problem-not-allowed = Your role may not do this.
problem-not-found = There is nothing here that is released to you for this purpose.
problem-too-many = { $seconds ->
    [0] Too many attempts. Wait a moment and try again.
    [one] Too many attempts. Try again in { $seconds } second.
   *[other] Too many attempts. Try again in { $seconds } seconds.
 }
problem-busy = The node is busy. Try again in a moment.
problem-changed-meanwhile = Somebody else changed this meanwhile, and nothing was overwritten. What holds now is shown; what you typed is still here. Look at both, and send again.
problem-login-taken = Somebody has this login already. Change that entry in the list, or take another login.
problem-disk-full = The node's disk is full: it takes nothing new, and has lost nothing. Tell the administrator.
problem-internal = The node failed to answer. Tell the administrator the number below.
problem-nothing-waits = Nothing waits for this member.
problem-no-bundle-key = This member's card has no key for bundles: nothing can be sealed to it. Ask it for its newest card.
problem-not-active = This member is not known here, or is suspended.
problem-no-such-delivery = There is no delivery of this number.
problem-cannot-be-made-again = This delivery cannot be made again. Begin at a later number.
problem-no-bundle = This file is no bundle.
problem-bundle-version = This bundle is of a newer program.
problem-bundle-changed = This file was cut or changed since it was sealed. Copy it again.
problem-bundle-other-key = This bundle is sealed to another key. Give the writer this member's newest card, and have it written again.
problem-bundle-not-for-us = This bundle is for another member.
problem-bundle-signature = This bundle is not signed by a key that is known of the member. After a change of its key, read the bundle before this one first.
problem-bundle-not-active = This bundle is of a member that is not known here, or is suspended.
problem-bundle-future-dated = This bundle was written later than now. Compare the clocks.
problem-bundle-not-the-carriers = This bundle is of another member than the one for whom you carry.
problem-request = Request { $id }
conflict-decided = This member has decided about the two already. Undo that decision first.
conflict-one-already = The two are one person already, by these decisions.
conflict-held-apart = A decision holds the two apart. Undo it first.
conflict-joined = The two are joined by other decisions. Undo one of them first.
conflict-not-ours = This is another member’s decision: only that member undoes it. You may decide otherwise.
conflict-undone = This decision is undone already.
conflict-decision = Decision { $id }

## Labels

label = Label
label-level = Level
label-rel = Releasable to
label-category = Category of data
label-person = Category of person
label-minor = under eighteen
label-caveats = Caveats
label-territories = Territory
label-purposes = Purposes
label-review = Review
rel-any-party = REL TO ANY PARTY
rel-nobody = REL TO NOBODY
rel-only = REL TO { $members }

## The watch

room-watch = Watch
watch-traffic = Newest traffic
watch-traffic-none = Nothing came today, and nothing waits.
waits-for = Waits for
waits-since = since
waits-more = { $n ->
    [one] { $n } more waits
   *[other] { $n } more wait
 }
watch-lines = Lines
watch-lines-none = No member is known yet.
lane-waits = { $n ->
    [one] { $n } delivery waits
   *[other] { $n } deliveries wait
 }
lane-heard = Last acknowledgement
watch-chairs = Chairs
chair-until = until { $day }
map = Map
map-span = Back to
map-last = { $n } days
map-all = the beginning
map-again = Read again
map-more = There is more than can be shown at once: the newest { $n } are here.
map-signs = What is shown
map-layers = Layers
map-days = Days
map-from = First day
map-to = Last day
map-play = Play the days
map-step = Next
map-pause = Pause
map-pace = Pace
map-pace-day = A day
map-pace-week = A week
map-pace-month = A month
map-none = Nothing is on the map for this purpose and these days.
map-shown = { $n } on the map
map-table = What is on the map
map-what = What
map-day = Day
map-here = { $n } here
map-canvas = Map, moved with the arrow keys, + and −
map-closer = Closer
map-farther = Farther
map-source = Land and borders: Natural Earth, public domain
map-not-drawn = This browser cannot draw the map. The table has everything that is on it.
sign-incident = Incident
sign-sighting = Sighting
sign-control-point = Control point
sign-place = Place

## Traffic

traffic-table = Reports by precedence and time, with what each member received
traffic-empty = No traffic yet
traffic-empty-help = Reports appear here when they are submitted at this node or received from a member.
traffic-none-all = No report
traffic-none-waiting = Nobody has yet to acknowledge anything
traffic-none-refused = Nothing was refused
traffic-none-withheld = Nothing was withheld
filter = Show
filter-all = All
filter-waiting = Waiting
filter-refused = Refused
filter-withheld = Withheld
column-precedence = Precedence
column-time = Time
column-report = Report
cell-nothing = nothing sent
cell-not-ours = not ours to send
cell-delivered = delivered
cell-waiting = waiting
cell-refused = refused
cell-withheld = withheld { $n }
run-name = List: { $n } entries
run-open = unfolded; press Enter to fold
run-folded = folded; press Enter to unfold
run-delivered = { $n } delivered
run-waiting = { $n } waiting
run-refused = { $n } refused
news-one = New: { $what } { $member } { $precedence }
news-many = { $n } new lines of traffic
partners = Who received it
partners-none = Nothing of this report has been sent from here.
receptions = How it came here
audience = Who has this statement
audience-released = has it
audience-withheld = does not have it
partner-delivered = acknowledged
partner-waiting = sent, not acknowledged
partner-refused = refused
partner-withheld = withheld
released-n = { $n ->
    [one] { $n } statement released
   *[other] { $n } statements released
 }
under-clause = under clause { $clause } of { $agreement }
withheld-n = { $n ->
    [one] { $n } statement withheld, because
   *[other] { $n } statements withheld, because
 }
no-content = Your role sees the traffic and not the content.
not-for-purpose = Nothing of it is released to you for the purpose: { $purpose }
written-for = The report was written for: { $purpose }. Choose above what you read it for.
report-basis = Legal basis
report-purpose = Purpose
collected-on = collected { $day }
valid-both = { $from } to { $until }
valid-from = from { $from }
valid-until = until { $until }
ended = ended
grade-is = grade { $grade }, { $words }

flash-bar = FLASH traffic that nobody has in hand
flash-more = and { $n } more
flash-silence = Silence
flash-silent = Silent

desk = At the desk
desk-nothing = Nothing waits: somebody has everything in hand.
desk-all = Show all { $n }
desk-fewer = Show the first ones
desk-more = More waits than is listed.
desk-called = called: { $desk }
desk-take-up-routine = Take up all ROUTINE ({ $n })
desk-late = Not acknowledged in time
desk-delivery = delivery { $n }
desk-behind = waits behind the first delivery
take-up = I have it
due-left = { $span } left
due-over = { $span } over
span-minutes = { $n } min
span-hours = { $n } h { $minutes } min
span-days = { $n } days

## Writing a report

report-new = New report
report-answer = Answer
onward-asked = Asked. It stands in the list of what is passed on.
writing-new = New report
writing-answer = Answer to { $id }
writing-head = The report
writing-kind = Kind
writing-subjects = Whom and what it is about
writing-who = Name
writing-who-help = Enter looks for somebody who is known already
writing-subject-kind = Kind of subject
writing-new-subject = Add as new: { $kind }
choose = choose
remove = Remove
remove-what = Remove { $what }
writing-add = Next statement
statement-n = Statement { $n }
writing-about = About
writing-property = What is said
writing-value = Value
writing-original = In its own script
writing-original-help = As on the document, where it is not Latin
grade = Grade
grade-help = Source A to F, information 1 to 6: B2
method = How it is known
valid-since = Holds from
valid-to = Holds until
collected = Became known on
day-help = As 2027-01-31
reference = Reference
reference-help = It travels with the statement
territories-help = Codes as IQ JO; 001 is the world
rel-to-any = any party to an agreement
rel-to-help = Agreements may withhold more; they never add anybody.
rel-to-nobody = Nobody is chosen: it stays at this node.
rel-to-own = for others than the report
label-own = its own
label-of-report = as the report
writing-audience = Who gets it
writing-audience-help = Control and Enter shows who would get how much of it, and what is withheld and why. Nothing is sent before that.
writing-gets = Who would get what
writing-faults = { $n ->
    [one] Something is missing or wrong in { $n } place
   *[other] Something is missing or wrong in { $n } places
 }
writing-send = Send the report
writing-kept = What you type is kept in this tab until you send it or log out.

method-human = a person told it
method-interview = said when interviewed
method-captured = read in a captured document or device
method-observation = an officer saw it
method-signals = from communications
method-open = publicly known
method-official = from a register, court or list
method-analysis = concluded by an analyst

gender-male = male
gender-female = female
gender-other = other

## People

search = Search
search-name = Name
search-name-help = In any script: Latin, Arabic, Kurdish, Cyrillic, Hebrew
people-empty = Whom are you looking for?
people-empty-help = Type a name as you have it. Spellings and scripts are compared for you.
results-n = { $n ->
    [0] Nothing found for { $name }
    [one] { $n } subject for { $name }
   *[other] { $n } subjects for { $name }
 }
results-none = Nobody with this name is released to you for the purpose: { $purpose }
results-none-help = Try fewer parts of the name or another spelling, or read for another purpose. Each search is recorded with its purpose.
other-purposes = Search for another purpose
other-purposes-read = Read for another purpose
subject-none = Nothing about this subject is released to you for the purpose: { $purpose }
born = born { $dates }
score = Likeness of the name, of 100
matched = Matched
why = Why the names are alike
written-on = written { $day }
said-since = said since { $day }, last written { $written }
dossier = Dossier
dossier-of = Dossier { $id }
names = Names as they are written
said-of-him = What is said, and by whom
conflict = they contradict
sightings = { $n ->
    [one] Seen once
   *[other] Seen { $n } times
 }
links = { $n ->
    [one] { $n } link
   *[other] { $n } links
 }
link-outgoing = { $what }:
link-incoming = named there as { $what }:
timeline = In the order of time
timeline-list = { $n ->
    [one] As a list: { $n } entry
   *[other] As a list: { $n } entries
 }
timeline-cut = a stretch of time without anything is left out here
lane-of-life = Dates
lane-of-standing = Standing
lane-of-holds = True for a time
lane-of-seen = Seen
lane-of-decided = Decided
lane-of-told = Reports
dated-received = Report came here
dated-written = Report was written
dated-collected = Became known
dated-as = { $what }: { $value }
network-open = Show the network
network-close = Show the list alone
network-help = Expand somebody to see his links as well. Each reading is recorded with your purpose. Double click expands; Control and the wheel zoom.
network-expand = Expand
network-choose = In the drawing
network-to-list = To these links in the list
network-of = Links of { $name }
network-drawing = Drawing of { $n } people and things and { $links } links. Everything in it stands in the lists.
network-no-drawing = This browser cannot draw the network: it has no WebGL. The lists below hold the same.
network-chosen-none = Choose somebody in the drawing, or a line, to see why it is there.
network-why = Why this link
network-why-with = Why: { $name }
network-claim = { $from }: { $what }: { $to }
network-node = { $name } ({ $kind })
zoom-in = Closer
zoom-out = Further
zoom-whole = The whole
paths-title = How two are linked
paths-from = From
paths-to = To
paths-n = { $n ->
    [0] No way between the two within what is expanded.
    [one] One shortest way, of { $links } links
   *[other] { $n } shortest ways, each of { $links } links
 }
subjects-of-him = { $n } subjects are this one person
subjects-cut = More are joined with this person than are gathered here.
links-cut = More is linked with this person than is shown here.
standing-is-cleared = Cleared
standing-is-wanted = Wanted
standing-is-known = Known
standing-by = marked so by { $members }
standing-means-cleared = Not the one who is looked for. Let go; what is older than the clearance counts no more.
standing-means-wanted = Identify with a second detail, then call the originator. This page alone permits no arrest.
standing-means-known = Nothing here asks for this person, and nothing clears.
reach-title = The clearance does not reach everybody
reach-help = These members hold statements of this person, as far as this node knows, and do not get the clearance. There he is met as before: call them, or agree on it.
reach-suspended = Deliveries to this member are stopped.

## Resolve

queue-title = Who may be one person
queue-help = The likeliest first. Nothing is decided without you, and every decision can be undone.
queue-weak = Weak ones too
queue-n = { $n ->
    [0] Nobody waits for a decision among { $people } people looked at
    [one] { $n } pair waits for a decision among { $people } people looked at
   *[other] { $n } pairs wait for a decision among { $people } people looked at
 }
queue-empty = Nobody waits for a decision
queue-empty-help = Among the people spoken of last, as far as they are released to you for this purpose. Tick “Weak ones too” or choose another purpose to see more.
queue-more = Look at more people
queue-busy = Comparing
queue-next = Next pair
rule-title = Whose decisions count here
rule-nobody = Only those of this member.
rule-members = Beside those of this member also the decisions of:
rule-change = Change the rule
rule-whose = Whose decisions count beside our own
rule-set = Let the rule hold
queue-decided = { $n ->
    [one] decided once before
   *[other] decided { $n } times before
 }
and = and
reasons = What speaks for one person or for two
bits = Bits: above 0 it speaks for one person, below 0 for two
strength-strongly-for = speaks strongly for one person
strength-for = speaks for one person
strength-little = says little
strength-against = speaks for two people
strength-strongly-against = speaks strongly for two people
about-name = Name
about-birth = Birth
about-mother = Mother's name
about-father = Father's name
about-grandfather = Grandfather's name
about-birth-place = Place of birth
about-nationality = Nationality
about-residence = Residence
about-sex = Sex
about-number = Document number
about-phone = Telephone
about-relative = Relative
finding-same = the same
finding-near = alike
finding-differs = different
finding-same-day = the same day
finding-changed-places = the same, day and month changed
finding-same-year = the same year
finding-same-month = the same month, another day
finding-other-day = the same year, another day
finding-one-year = one year apart
finding-two-years = two years apart
finding-five-years = three to five years apart
finding-further = more than five years apart
finding-unknown = cannot be compared
pair-title = One person or two?
pair-sum = All of it together:
advice-proposed = worth deciding
advice-weak = too weak to be proposed, or something speaks against it
advice-unlikely = hardly one person
pair-table = What is said of the two, side by side
pair-joined = The two are one person already.
between = What it says
weigh = Weigh { $property }: { $value }
side-by-side = Side by side
both-people = The two
may-not-decide = Your role reads here and does not decide.
decide-title = Your decision
verdict = Verdict
verdict-is-same = one person
verdict-is-different = two people
verdict-is-unsure = nobody can say
decide-as-same = Record: one person
decide-as-different = Record: two people
decide-as-unsure = Record: nobody can say
parted-by = What parts them
decision-why = Reason
decision-why-held = not released to you
basis-help = The law, warrant, resolution or case
weighed-n = { $n ->
    [one] { $n } ticked statement is weighed. The decision is labelled as it is.
   *[other] { $n } ticked statements are weighed. The decision is labelled as they are together.
 }
weighed-none = Tick above at least one statement that you weigh.
weighed-title = { $n ->
    [0] Nothing of what it weighs is released to you
    [one] It weighs { $n } statement
   *[other] It weighs { $n } statements
 }
resting-title = { $n ->
    [0] Nothing rests on it
    [one] { $n } conclusion rests on it
   *[other] { $n } conclusions rest on it
 }
show-audience = Show who would get it
audience-title = Who would get this decision
audience-nobody = No other member: it stays at this node.
gets-n = { $all ->
    [one] gets { $n } of { $all } statement
   *[other] gets { $n } of { $all } statements
 }
gets-nothing = gets nothing, because
decided = Decided: { $verdict }
decided-about = { $one } and { $other }
decision-detail = The decision
decisions = Decisions
effect-holds = holds
effect-open = open
effect-contradicted = another decision holds them apart
effect-not-ours = of another member, does not count here
effect-undone = undone
undo = Undo
undo-why = Why it is undone
undo-it = Undo the decision
undone = Undone: everything is as if it had not been decided
rested-n = { $n ->
    [0] Nothing rested on it.
    [one] { $n } later conclusion rested on it. Look at it again:
   *[other] { $n } later conclusions rested on it. Look at each again:
 }
conclusion-about = Conclusion about { $id }

## Screening

screening-way = How somebody is screened
screening-by-typed = By name
screening-by-zone = By passport or card
screening-by-list = A list
zone = Machine-readable zone
zone-help = The two or three lines at the foot of the paper: typed, or scanned by a reader. Enter after the last line asks.
zone-empty-help = The node checks every check digit and names one that is wrong.
paper-holds = holds until { $day }
paper-expired = expired on { $day }
list-file = File of names
list-file-help = CSV, one line a person: name, birth, mother, document. A first line may name the columns.
list-too-many = Expected at most { $most } people; found { $n }
list-progress = Progress
list-done = { $n } of { $all } screened
list-stop = Stop
list-go-on = Go on
list-save = Save the answers with their label
list-answers = Answers, line by line
list-line = Line
list-whom = Whom it may be
list-named = Of this name
list-entry = Entry
list-outcome-hit = Hit
list-outcome-cleared = Cleared: let him go
list-outcome-other-name = Same document, another name
list-outcome-same-name = The name alone
list-outcome-no-hit = No hit
name-help = In any script, as on the document
birth = Year or date of birth
birth-help = 1971, 1971-03 or 1971-03-05
birth-odd = Expected 1971, 1971-03 or 1971-03-05
mother = Mother's name
document = Document number
screen = Screen
screening-busy = Screening
next-person = Next person
screening-recorded = The screening is recorded with this purpose. A no-hit keeps no name.
answer = Answer
screening-empty = No question yet
screening-empty-help = Enter the name. A date of birth, the mother's name or a document number tells people of one name apart.
screening-position = Entry { $position } of the ledger
verdict-hit = { $n ->
    [one] Hit: the name and a second detail agree
   *[other] Hit: { $n } records agree in name and a second detail
 }
verdict-hit-means = { $same ->
    [0] Compare the document yourself before you act, then call the originator. A hit alone permits no arrest.
    [one] Compare the document yourself before you act. { $same } other person only shares the name.
   *[other] Compare the document yourself before you act. { $same } other people only share the name.
 }
verdict-other-name = { $n ->
    [one] The document is known under another name
   *[other] The document is known under { $n } other names
 }
verdict-other-name-means = The number agrees and the name does not: a false or borrowed document, or a slip of the pen. Look at it closely.
verdict-same-name = The name alone. This is no hit.
verdict-same-name-means = A name alone says nothing about the man before you.
verdict-no-hit = No hit
verdict-no-hit-means = Nobody that is released to you for the purpose { $purpose } fits this person. For another purpose the answer may be another. The name is not kept.
shield-nobody = Nobody known to you has this name
shield-named = { $n ->
    [one] { $n } person has this name
   *[other] { $n } people have this name
 }
shield-more = More than { $n } people have this name
shield-cleared = { $n ->
    [0] none is cleared
    [one] { $n } is cleared
   *[other] { $n } are cleared
 }
shield-wanted = { $n ->
    [0] none is wanted
    [one] { $n } is wanted
   *[other] { $n } are wanted
 }
shield-ask = check { $what }
shield-check-birth = birth year
shield-check-mother = mother's name
shield-check-father = father's name
shield-check-grandfather = grandfather's name
shield-check-birth-place = place of birth
shield-check-nationality = nationality
shield-check-residence = residence
shield-check-sex = sex
shield-check-document = document number
verdict-cleared = Cleared: let him go
verdict-cleared-means = Name and a second detail agree with somebody who is cleared. He is not the one who is looked for.
candidates-cleared = Cleared
cleared-go = Cleared: this is not the man who is looked for. Let him go.
allows-call = Allowed: identify him, and call the originator ({ $members }). No more.
check-father = the father's name
check-grandfather = the grandfather's name
check-birth-place = the place of birth
check-nationality = the nationality
check-residence = where he lives
check-sex = the sex
check-worth = known of { $held } of { $named }; leaves about { $left }
to-check = Check these before anything else:
check-birth = the date of birth, on a document
check-mother = the mother's name
check-document = the number of a passport or identity card
candidates-hit = Hits
candidates-other-name = Same document, another name
candidates-same-name = Only the same name
candidates-excluded = Somebody else: something contradicts
cleared = Somebody of this name is cleared: find out whether the man before you is he
evidence = What agrees and what does not
evidence-what = Detail
evidence-asked = Before you
evidence-found = On record
evidence-outcome = Result
evidence-birth = Birth
evidence-mother = Mother
evidence-document = Document
not-asked = not given
not-known = not known
alike = { $percent } of 100 alike
outcome-agrees = agrees
outcome-near = near, not the same
outcome-disagrees = contradicts
outcome-unknown = cannot be compared
evidence-detail-document-agrees = the same number is known
evidence-detail-mother-agrees = one name; a common one is not enough by itself
evidence-detail-mother-near = something in common, not enough for one name
evidence-detail-mother-disagrees = another name
evidence-detail-document-unknown = this number is not known of him; people have several documents
points-title = Control points without a line
points-help = A control point fetches its extract itself: tansiq control-point sync. Whoever was cleared after an extract was made is not cleared there until the next one.
points-none = No control point has fetched an extract yet.
point-key = Key
point-extract = Last extract made
point-ends = It ends
point-screenings = Screenings handed in
point-last = Last of them
point-ended = ended: nobody may be screened with it
point-subjects = { $n ->
    [one] { $n } subject
   *[other] { $n } subjects
 }

## Members and agreements

members-empty = No member is known yet
members-empty-help = The administrator adds members with their cards: tansiq member add CARD
standing = Standing
standing-own = this node
standing-active = active
standing-inactive = left
lane = Lane
lane-acknowledged = Acknowledged
lane-behind = Waiting
lane-received = Received
lane-last = Last acknowledgement
bundle-written = Bundle written
bundle-read = Bundle read
lane-by = by { $carrier }
lane-idle = up to date
lane-sending = sending
lane-trouble = in trouble
failures-n = { $n ->
    [one] { $n } failure
   *[other] { $n } failures in a row
 }
trouble-unreachable = the node cannot be reached
trouble-timed-out = the node did not answer in time
trouble-not-the-member = somebody else answered than the member
trouble-unexpected-answer = the node answered in an unexpected way
trouble-gap = the receiver lacks an earlier delivery
trouble-not-active = the receiver does not deal with us
trouble-witness-ahead = it has cosigned more entries than this ledger has: was a backup put back?
trouble-witness-contradiction = it has cosigned another history of this ledger
trouble-witness-inconsistent = it says that this is not the history that it cosigned, and does not prove it
trouble-witness-false-cosignature = its cosignature is not by a key of its card, or its clock is ahead
trouble-witness-unknown = it does not know this ledger: its program is older, or our card lacks the ledger's key
trouble-witness-not-signed = it does not know the key of this ledger
trouble-witness-not-ready = it cannot store a cosignature now
trouble-witness-conflict = it did not say how far it had cosigned
trouble-witness-malformed = it could not read the question
lane-refused = Refused
lane-inactive = closed
fingerprint = Fingerprint
agreements = Agreements
agreements-empty = No agreement, so nothing is released to anybody
agreements-empty-help = A legal officer signs one with: tansiq agreement sign FILE
version = version { $n }
force-in-force = in force
force-not-signed = not signed by all
force-later = not yet in force
force-ended = ended
force-superseded = replaced by a later version
force-disputed = disputed: two texts are signed
signatures = Signatures
signed = signed
not-signed = signature missing
articles = Articles, proof and difference
article = Article
proofs = What is proved of it
proofs-help = As if every party had signed it, together with everything in force.
proof-proved = proved
proof-refuted = does not hold
proof-not-decided = not decided
difference = What changes from the last version
difference-first = This is the first version.
draft = Sign a draft
draft-text = The draft's exact text
draft-help = Paste the file. It is checked, and signed for this member only if its standing properties hold.
draft-sign = Check and sign
draft-signed = Signed. It releases once every party has signed the same text.
draft-reason-help = Why it should be signed all the same. A second officer must agree.
draft-ask = Ask a second officer
draft-asked = A second officer was asked.
reason = Reason
approvals = Waiting for a second officer
approvals-none = Nothing waits.
approval-sign = Sign { $agreement }
approval-properties = Change the standing properties
approval-broken = What stands against it
approval-changed = no longer so: agreements have changed since
approval-text = The text
approval-agree = Agree
approval-refuse = Refuse
approval-withdraw = Withdraw
approval-own = You asked for it: another officer must agree.
properties = Standing properties of this member, set by { $who }
properties-none = This member has no standing properties. A legal officer sets them with: tansiq agreement properties set FILE
committees = Committees
chair = Chair
chair-now = The chair has
chair-none = Nobody has the chair today.
seats = Seats
chair-term = { $n ->
    [one] one month each
   *[other] { $n } months each
 }
chair-may = The chair may: { $powers }. Reading is not among it.
committee-more = Calendar and minutes
calendar = Calendar
first-day = First day
last-day = Last day
minutes = Minutes of hand-overs
minutes-none = No minute was written yet.
minute-of = Of the term from { $first } to { $last }, written
minute-sign = Sign as the incoming chair
minute-write = Write the minute of the hand-over
minute-write-help = In the last two weeks of the term. One line for each thing that is open; leave a part empty where nothing is. It goes to the other seats.
minute-write-sign = Sign as the outgoing chair
onward = Passing on
onward-help = What belongs to another member goes further only as its originator allows. No answer in time is no.
onward-none = Nothing was asked.
onward-ask = Ask an originator
onward-item = The report as it is held here
onward-item-help = Its id, r- and 32 signs: it stands in the traffic.
onward-ask-send = Ask
onward-more = The request as a whole
onward-until = answer until
onward-consent-until = until { $day }
onward-taken-back = Taken back: { $ground }
onward-recall = What was received by this must be expected to be recalled.
onward-answer-send = Answer
onward-revoke = Take the consent back
would-go = What would go
would-not-go = What may not go, whatever is answered
third-party = Third party
basis = Law or case
to-member = To
ordered = Ordered
passed-on = What was passed on
pass-on = Pass it on
gift-given = given
gift-waits = on its way
tear-line-report = The report in its place
tear-line-help = A report of this member, submitted before, that says nothing of the one asked for.
ground = Ground

## The ledger

checkpoint = Checkpoint
checkpoint-help = Whoever holds this signed text can prove later that nothing before it was changed.
verifier-key = Key that signs:
entries = { $n ->
    [one] entry
   *[other] entries
 }
verify-title = Verification
verify-help = Reads every entry, checks every signature and hash, and names any that was changed.
verify = Verify the ledger
verifying = Verifying
verified = { $n ->
    [one] { $n } entry verified in { $millis } ms. Nothing was changed.
   *[other] { $n } entries verified in { $millis } ms. Nothing was changed.
 }
verify-failed = { $n ->
    [one] The ledger is damaged in { $n } place
   *[other] The ledger is damaged in { $n } places
 }
entry-at = Entry { $position }:
witnesses = Witnesses
witnesses-help = Members cosign each other's checkpoints, so that nobody can show two histories of a ledger. They see sizes and hashes, and nothing of what an entry says.
witnesses-none = No member is known that could cosign
witnesses-asked = Members are asked to cosign { $n } of { $of } entries
witnesses-not-asked = No checkpoint was given to the members yet
witness-state = How it stands
witness-cosigned = Has cosigned
witness-theirs = Of its ledger, cosigned here
witness-since = Since
witness-is-cosigned = cosigned
witness-is-behind = behind
witness-is-never = has not cosigned yet
witness-is-not-asked = not asked
witness-is-inactive = closed
witness-is-contradiction = two histories found
contradiction-proof = { $log } signed two different histories of its ledger: { $witness } has both. Both notes prove it to anybody.
contradiction = { $log } showed a history that does not continue the one that { $witness } cosigned
contradiction-notes = Both signed notes
disclosures = Disclosures
disclosures-empty = Nothing has been disclosed yet
disclosures-given = What was given to members
disclosure-waiting = Not acknowledged
column-reports = Reports
uses = Who looked how often, and what for
use-who = Who
use-screenings = Screenings
use-hits = Showed somebody
use-readings = Readings
disclosures-all = Every disclosure
disclosure-by = By
disclosure-how = How
how-delivery = delivered
how-reading = read here
how-screening = screened here
how-extract = taken along to a control point
disclosures-first = Only the first { $n } disclosures are counted.
disclosure-last = Last

## Administration

principals = Principals
principals-help = People and programs that may log in here. A change holds at once: their sessions end.
principal-new = New principal
principal-of = Principal { $login }
principal-role = Role
principal-clearance = Cleared for
principal-member = Acts for
principal-member-help = The member that seconds him. He sees what that member may have, and no more.
principal-ways = Logs in by
principal-acts = What can be done
principal-active = may log in
principal-suspended = suspended
principal-change = Change
principal-suspend = Suspend
principal-resume = Let in again
principal-changed = { $login } is set up as asked.
principal-save = Save
principal-set-up = Set up
principal-login-help = Small letters a to z, digits, dot, hyphen, underscore
role-help-watch-officer = Reads, screens, writes reports, acknowledges traffic.
role-help-analyst = Reads, screens, writes reports, imports lists, resolves who is who.
role-help-liaison-officer = Reads and screens for the member that seconds him.
role-help-legal-officer = Reads, signs agreements, answers about passing on, verifies the ledger.
role-help-oversight = Sees who read and received what kind of thing, and no content.
role-help-administrator = Sees that the node runs, and no content.
password-help = The node says what is too short. Left empty, there is no password: log-in is by token alone.
password-new = New password
password-new-help = Left empty, the one before stays.
n-passkeys = { $n ->
    [one] { $n } passkey
   *[other] { $n } passkeys
}
n-tokens = { $n ->
    [one] { $n } token
   *[other] { $n } tokens
 }
token-issue = New token
token-issue-too = With a new token, for a program
token-new = The new token of { $login }
token-once = It is shown this once and kept nowhere. At more than eight the oldest ends.
token-copy = Copy
token-copied = Copied
tokens-end = End all tokens
passkeys-end = End all passkeys
account = Account at { $name }
account-help = The name of the account there, as the administrator of that place gives it to you. It belongs to one person.
account-at = account { $subject }
account-end = Take the account away
node-health = The node
node-version = Version
node-clock = Its clock
node-clock-apart = This desk's clock shows another time.
backup = Backup
backup-fine = There is a backup.
backup-old = The backup is older than a day.
backup-none = There is no backup.
backup-last = The last one
backup-since = Come since
backup-help = A backup is taken on the node's machine, also while it runs, and every entry of it is rechecked. It is the whole ledger, so it never leaves by this page. Keep the keys elsewhere.
check-fine = in order
check-fails = not in order
check-of-ledger = The ledger
check-of-register = Register of members and principals
check-of-people = People
check-of-traffic = Traffic
check-of-card = This member's card
own-card = This member's card and keys
own-card-none = This member has no card yet: tansiq member card
own-card-help = Others accept the card after they compared the fingerprint over another line. The private keys stay in the node's directory and are no part of it.
own-card-save = Save the card as a file
card = Card
card-sequence = Card number, issued
card-address = Takes deliveries at
signing-keys = Keys that sign
key-id = Key
key-holds = Holds
key-revoked = revoked { $day }
dealt-with = With whom this node deals
dealt-suspend = Suspend the member
dealt-resume = Deal with the member again
accept-card = Accept a member's card
accept-card-help = Read the fingerprint of the card to its owner over another line. A later card is signed by a key of the one before.
fingerprint-help = As it was read out to you
accept = Accept
accepted = The card of { $name } is accepted.

## The node's closed lists

role-watch-officer = Watch officer
role-analyst = Analyst
role-liaison-officer = Liaison officer
role-legal-officer = Legal officer
role-oversight = Oversight
role-administrator = Administrator

level-unclassified = UNCLASSIFIED
level-restricted = RESTRICTED
level-confidential = CONFIDENTIAL
level-secret = SECRET

precedence-flash = FLASH
precedence-immediate = IMMEDIATE
precedence-priority = PRIORITY
precedence-routine = ROUTINE

caveat-originator-control = originator control
caveat-no-onward = no onward release
caveat-not-for-court = not for court
caveat-exercise = exercise

category-identity = identity
category-identifier = document numbers
category-communication = communication
category-movement = movement
category-association = association
category-finance = finance
category-incident = incident
category-threat = threat
category-judicial = judicial
category-captured = captured document
category-testimony = testimony
category-source = source

clearance-not-the-one = not the one who is looked for
clearance-acquitted = acquitted
clearance-served = sentence served
clearance-released = released
clearance-delisted = no longer listed

person-no-person = no person
person-suspect = suspect
person-wanted = wanted
person-convicted = convicted
person-cleared = cleared
person-acquitted = acquitted
person-victim = victim
person-witness = witness
person-contact = contact

purpose-arrest = Arrest
purpose-warning = Warning
purpose-clearance = Clearance
purpose-border-control = Border control
purpose-investigation = Investigation
purpose-prosecution = Prosecution
purpose-protection = Protection

report-intrep = INTREP
report-intsum = INTSUM
report-interview = Interview record
report-captured = Captured document
report-list = List entry
report-sighting = Sighting
report-clearance = Clearance
report-resolution = Resolution
report-warning = Warning

kind-person = Person
kind-organisation = Organisation
kind-vehicle = Vehicle
kind-device = Device
kind-document = Document
kind-place = Place
kind-incident = Incident
kind-sighting = Sighting

line-received = received from
line-submitted = report submitted
line-disclosed = sent to
line-receipt-given = receipt given to
line-acknowledged = acknowledged by
line-withheld = withheld from

reliability-A = source completely reliable
reliability-B = source usually reliable
reliability-C = source fairly reliable
reliability-D = source not usually reliable
reliability-E = source unreliable
reliability-F = reliability of the source not known
credibility-1 = information confirmed
credibility-2 = information probably true
credibility-3 = information possibly true
credibility-4 = information doubtful
credibility-5 = information improbable
credibility-6 = truth of the information not known

name-role-plain = name
name-role-nasab = father's line
name-role-servant = servant of
name-role-kunya = kunya
name-role-title = title
name-role-patronymic = patronymic
name-role-nisba = nisba
name-role-initial = initial
how-exact = the same
how-known = a known spelling
how-lexicon = known as one name
how-disputed = sounds alike, known as two names
how-phones = sounds alike
how-joined = written together
how-initial = an initial
how-left-over = has no counterpart

reason-to-itself = A member does not release to itself.
reason-own-statement = It is the receiver's own statement.
reason-review-passed = Its review date has passed: its originator must look at it again.
reason-releasable-to-nobody = Its originator releases it to nobody.
reason-not-named = Its originator does not name { $member } among those who may have it.
reason-no-onward = It was received from its originator and may be passed to nobody.
reason-third-party-rule = It belongs to another originator, and no clause lets it be passed on.
reason-needs-consent = It may be passed on only with its originator's consent.
reason-purpose-not-in-label = Its label allows none of the purposes.
reason-not-for-court = It may not be shown to a court.
reason-prohibited = A prohibition forbids it.
reason-no-agreement = No agreement with { $member } is known.
reason-not-signed = The agreement with { $member } is not signed by every party.
reason-not-in-force = The agreement with { $member } is not in force.
reason-no-clause = No clause in force goes to { $member }.
reason-dangling-reference = It refers to a subject of which nothing is released.
reason-role-may-not = The role may not read it.
reason-clearance = The reader's clearance is lower than its level.
reason-purpose-not-given = It was not given for this purpose.
reason-unknown-clauses = The clauses under which it was received are in no known agreement.
reason-retention-passed = The time for which it may be kept has passed.
reason-category-outside-clause = No clause covers this category of data.
reason-person-outside-clause = No clause covers this category of person.
reason-minor-outside-clause = No clause covers persons under eighteen.
reason-above-ceiling = Its level is above the ceiling of the clause.
reason-territory-outside-clause = No clause covers every territory of the statement.
reason-purpose-outside-clause = No clause allows any of its purposes.
reason-exercise-outside-agreement = It is exercise material, and the agreement is no exercise.
reason-before-start = It was written before the agreement came into force.

power-convene = convene
power-set-agenda = set the agenda
power-call-vote = call a vote
power-task = give tasks
power-open-case = open a case
power-forward = forward
power-minute = write the minute
minute-open-tasks = Open tasks
minute-open-requests = Open requests
minute-unacknowledged-traffic = Traffic without acknowledgement

onward-role-holder = we hold it and asked
onward-role-originator = we are asked
onward-role-third-party = we are the third party
onward-waiting = waits for the answer
onward-unanswered = not answered in time: no
onward-refused = no
onward-permitted = allowed
onward-expired = allowed, and over
onward-revoked = taken back
onward-answer-yes = Yes
onward-answer-tear-line = Another report in its place
onward-answer-no = No
ground-source-protection = protection of the source
ground-operation = a running operation
ground-law = the law
ground-purpose = the purpose
ground-accuracy = accuracy
ground-third-party = the third party

property-name = Name
property-alias = Alias
property-weakAlias = Weak alias
property-firstName = Given name
property-fatherName = Father's name
property-motherName = Mother's name
property-lastName = Family name
property-title = Title
property-birthDate = Date of birth
property-birthPlace = Place of birth
property-birthCountry = Country of birth
property-deathDate = Date of death
property-gender = Gender
property-nationality = Nationality
property-country = Country
property-address = Address
property-phone = Telephone
property-email = E-mail
property-passportNumber = Passport number
property-idNumber = Identity number
property-position = Position
property-status = Status
property-notes = Notes
property-summary = Summary
property-sourceUrl = Published at
property-listing = Listing
property-listedOn = Listed on
property-amendedOn = Amended on
property-memberOf = Member of
property-relative = Relative
property-associate = Associate
property-owns = Owns
property-judgment = Judgment
property-warrant = Warrant
property-clearance = Clearance
property-sameAs = Same person as
property-differentFrom = Another person than
property-unsureOf = Perhaps the same as
property-undoes = Undoes
property-partedBy = Parted by
property-reason = Reason
property-restsOn = Rests on
property-source = Source
property-registrationNumber = Registration number
property-type = Type
property-model = Model
property-serialNumber = Serial number
property-fileName = File name
property-contentHash = Digest of the content
property-language = Language
property-bodyText = Text
property-date = Date
property-mentions = Mentions
property-point = Coordinates
property-location = Place
property-involved = Involved
property-threatens = Threatens
property-seen = Seen

recalls = Taken back
recalls-help = What this member took back and what every holder did; what was taken back from it. A holder's node acts at once and answers with a signed receipt.
recalls-none = Nothing was taken back.
recall-take-back = Take it back
recall-send = Take it back
recall-done = Every holder is told. Who acted stands under Taken back.
recall-from = From whom
recall-everybody = everybody who has it
recall-reason = Why
recall-reason-help = For our own people; it does not leave.
recall-withdrawal-help = It is true, and no longer for those who have it. They destroy it.
recall-retraction-help = It is wrong, for everybody and for ever, and here too.
recall-replaced = Its place takes
recall-nobody = Nobody had it.
recall-via = through
recall-by = Taken back by
recall-rested = Rests on it, and must be looked at again
recall-conclusion = a conclusion
recall-retraction = Wrong:
recall-withdrawal = Withdrawn:
recall-state-done = done
recall-state-refused = keeps it
recall-state-not-reached = not reached since
recall-ground-not-true = it is not true
recall-ground-wrong-person = it is about somebody else
recall-ground-corrected = it was corrected
recall-ground-unlawful = it should never have been kept
recall-ground-wrong-recipient = it went to the wrong member
recall-ground-protection = somebody is in danger
recall-ground-no-longer-needed = it is no longer needed
keep = Must be kept
keep-send = Record
keep-let-go = need not be kept any more
keep-ground-court-file = kept: in the file of a court
keep-ground-law = kept: by our law
keep-ground-warning = kept: a warning rests on it
keep-ground-oversight = kept: oversight looks into it
line-took-back = taken back
line-recall-came = taken back by
line-recall-receipt = receipt for a recall from

## Requests for information

rfis = Requests for information
rfis-help = What is asked and what answers it are reports: each side gets of them what the agreements release.
rfis-none = Nobody asked anything.
rfi-ask = Ask a member for information
rfi-question = The report that says what is asked
rfi-question-help = Its id, r- and 32 signs: write a report first.
rfi-to = Who is asked
rfi-case = The case, and the law on which it is asked
rfi-precedence-help = An answer is needed within two hours for FLASH, twelve for IMMEDIATE, two days for PRIORITY, seven for ROUTINE.
rfi-like-the-report = like the report
rfi-send = Ask
rfi-asked = Asked. It stands with the requests for information.
rfi-we-ask = We ask { $member }
rfi-asks-us = { $member } asks us
rfi-as-chair = as the chair of { $agreement }
rfi-for = In whose name
rfi-for-help = The chair of a committee may task its seats, for as long as its term lasts.
rfi-for-itself = for ourselves
rfi-the-question = the question
rfi-answer = Answer
rfi-answer-send = Send the answer
rfi-reports = Reports of ours that answer it
rfi-reports-help = Their ids, with spaces between them.
rfi-reports-none-help = Their ids, with spaces between them; none says that we have nothing.
rfi-more-later = more comes later
rfi-nothing = they have nothing
rfi-late = late
rfi-counts = What became of them
rfi-way = Who asked
rfi-way-ours = we
rfi-way-theirs = they
rfi-grounds = Grounds
rfi-n-asked = Asked
rfi-n-open = Open
rfi-n-overdue = Overdue
rfi-n-whole = In whole
rfi-n-part = In part
rfi-n-refused = Refused
rfi-n-late = Late
rfi-standing-open = open
rfi-standing-overdue = overdue
rfi-standing-part = answered in part
rfi-standing-whole = answered
rfi-standing-refused = refused
rfi-extent-whole = in whole
rfi-extent-part = in part
rfi-extent-refused = refused
rfi-ground-no-warrant = no warrant
rfi-ground-political-or-religious = political or religious character
rfi-ground-torture-risk = risk of torture
rfi-ground-third-party-rule = third-party rule
rfi-ground-quality = too doubtful
rfi-ground-disproportion = more than the purpose needs

## Carrying by hand

carry = Carrying by hand
carry-help = For a member without a line: what waits for it leaves as a file that only it can read, and its file is read here. Each is written down with who carried it. Nobody who carries sees what is in it.
carry-write = Write a bundle
carry-for = For
carry-which = What it holds
carry-waiting = What waits
carry-waiting-help = What the member has not acknowledged and no bundle holds yet, and what it asked for again.
carry-again = Everything not acknowledged
carry-again-help = Also what an earlier bundle holds: the last disk was lost.
carry-from = From a number on
carry-from-help = Acknowledged or not: the member said which number it lacks.
carry-first = Number of the first delivery
carry-write-act = Write and save
carry-save-again = Save the same file again
carry-holds = Deliveries { $first } to { $last }, items: { $items }
carry-holds-none = No delivery
carry-acknowledgements = Acknowledgements: { $n }
carry-asks = asked for its deliveries from { $first } on again
carry-more = More waits than a bundle has room for: write another.
carry-read = Read a bundle
file-choose = Choose a file
file-none = no file chosen
carry-file = The member's file
carry-file-help = Reading the same file again changes nothing, and takes what could not be taken before.
carry-read-act = Read
carry-made = written
carry-before = It was read before:
carry-taken = Taken: deliveries { $first } to { $last }; items stored: { $stored }, known: { $known }
carry-known = Known already: deliveries { $first } to { $last }
carry-items-refused = Items refused: { $n }.
carry-answers = Acknowledgements of ours: { $taken } new, { $known } known
carry-answers-refused = Acknowledgements refused: { $n }.
carry-missing = Deliveries { $first } to { $last } are missing. Read the bundle with them, then this one again; the next bundle for the member asks for them.
carry-delivery-refused = Delivery { $n } is refused.
carry-unread = Not looked at after it: { $n }
carry-asked = It lacks our deliveries from { $first } on. Write a bundle for it: it begins there.
carry-nothing-new = Nothing in it is new.
