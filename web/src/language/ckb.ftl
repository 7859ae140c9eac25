## The frame

banner = نیشانەی ئەم پەڕەیە
banner-nothing = هیچ ناوەڕۆکێکی نیشانەدار لەم پەڕەیەدا نییە
exercise = ڕاهێنان
exercise-some = بەشێکی ڕاهێنانە
skip = بازبدە بۆ ناوەڕۆک
rooms = ژوورەکان
room-traffic = هاتوچۆی ڕاپۆرت
room-people = کەسەکان
room-resolve = یەکخستنی کەسەکان
room-screening = پشکنین
room-members = ئەندامان
room-ledger = تۆمار
room-administration = بەڕێوەبردن
members-title = ئەندامان و ڕێککەوتنەکان
language = زمان
help = دوگمەکان و پیشاندان
keys-first-field = بۆ یەکەم خانە
keys-on = دوگمەکان بەتەنها کار دەکەن: G و N و / و ؟
view-theme = ڕەنگەکان
theme-system = وەک سیستەم
theme-light = ڕووناک
theme-dark = تاریک
view-digits = ژمارەکان
digits-latn = 0123
digits-arab = ٠١٢٣
view-hijri = ڕێکەوتی کۆچی لەپاڵ زایینی
line-connecting = پەیوەندی دەکرێت
line-live = بەستراوە
line-reconnecting = دووبارە پەیوەندی دەکرێت
cleared-for = ڕێپێدان: { $level }
no-room = لێرە هیچ بۆ تۆ نییە
no-room-help = ڕۆڵەکەت لەم گرێیەدا هیچ پەڕەیەکی نییە. بەڕێوەبەری سیستەم دەتوانێت بیگۆڕێت.
trail = گەڕانەوە

## Logging in

login = ناوی چوونەژوورەوە
password = وشەی نهێنی
log-in = چوونەژوورەوە
logging-in = دەچیتە ژوورەوە
log-in-passkey = چوونەژوورەوە بە کلیلی تێپەڕین
log-in-provider = چوونەژوورەوە لە ڕێگەی { $name }
log-in-provider-apart = لە تەنیشت ئەم پەڕەیە دەکرێتەوە. دوای ئەوە بگەڕێوە ئێرە: ئەوەی نووسیوتە هەر ماوە.
provider-refused = لەوێ نەچوویتە ژوورەوە.
provider-anew = لە نوێوە دەست پێ بکە
provider-otherwise = بە شێوەیەکی تر بچۆ ژوورەوە
passkeys = کلیلەکانی تێپەڕین
passkeys-help = کلیلی تێپەڕین بە پەنجە یان بە ژمارەی نهێنی ئامێرەکەت دەتباتە ژوورەوە، و نادرێت بە پەڕەیەک کە لاسایی ئەم پەڕەیە دەکاتەوە.
passkeys-none = هێشتا هیچت نییە.
passkeys-not-browser = ئەم وێبگەڕە کلیلی تێپەڕین ناناسێت.
passkeys-not-address = کلیلی تێپەڕین بە ناوەوە بەستراوە نەک بە ژمارە: ئەم پەڕەیە بە ناوەکەی بکەرەوە.
passkey-name = ناوی ئەم ئامێرە لای تۆ
passkey-add = کلیلێکی تێپەڕین بۆ ئەم ئامێرە زیاد بکە
passkey-remove = لابردن
passkey-not-given = هیچ کلیلێک نەدرا. دووبارە هەوڵ بدە، یان بە وشەی نهێنی بچۆ ژوورەوە.
log-out = چوونەدەرەوە
expired-title = دانیشتنەکەت کۆتایی هات
expired-body = هیچ لەوەی نووسیوتە ون نەبووە، و تا دووبارە نەچیتە ژوورەوە هیچ هاتوچۆیەک ناگاتە ئەم مێزە. لەو شوێنەی لێی بوویت بەردەوام بە.
expired-leave = ئەم پەڕەیە بەجێبهێڵە

## Words used everywhere

again = دووبارە هەوڵبدەوە
close = داخستن
comma = {"، "}
semicolon = {"؛ "}
and-list = {" و "}
loading = بار دەکرێت
none = هیچ
name = ناو
purpose = مەبەست
report = ڕاپۆرت
statements = لێدوانەکان
originator = لایەنی دەرکەر
member = ئەندام
members = ئەندامان
clause = بەند
number = { $n }
n-statements = { $n ->
    [one] یەک لێدوان
   *[other] { $n } لێدوان
 }
n-reports = { $n ->
    [one] یەک ڕاپۆرت
   *[other] { $n } ڕاپۆرت
 }
show-more = { $n }ی تر پیشان بدە
table-find = لە خشتەکەدا بگەڕێ
table-rows = { $n ->
    [one] یەک ڕیز
   *[other] { $n } ڕیز
 }
table-found = { $n } لە { $all } ڕیز
show-older = هاتوچۆی کۆنتر پیشان بدە
export = لەگەڵ خۆت ببە
export-recorded = بۆ چاودێری تۆمار دەکرێت کە بردووتە، بۆ: { $purpose }. هەر ڕیزێک پۆلێنی خۆی هەیە.
export-disclosures = ئاشکراکردنەکان لەگەڵ خۆت ببە
export-looks = بینینەکان لەگەڵ خۆت ببە
export-csv = خشتە بۆ بەرنامەی خشتە (CSV)
export-jsonl = دێڕ بۆ بەرنامەکان (JSON)
how-export = وەک پەڕگە برا
traffic-full = پەڕەکە نوێترین { $n } ڕاپۆرت دەپارێزێت، کۆنترەکان لە گرێکەدان.
row-written = نووسراوە لە
from-members = لە
read-recorded = خوێندنەوە لەگەڵ مەبەستەکەت بۆ چاودێری تۆمار دەکرێت.

## Problems

problem-unreachable = گرێکە وەڵام ناداتەوە. ڕەنگە پەیوەندییەکە یان گرێکە وەستابێت، و ئەوەی دەیبینیت کۆن بێت.
problem-wrong-login = ناوی چوونەژوورەوە یان وشەی نهێنی هەڵەیە.
problem-provider-answer = ئەوەی لە چوونەژوورەوە گەڕایەوە وەرنەگیرا: درەنگ بوو، پێشتر بەکارهاتبوو، یان لە وێبگەڕێکی تر دەستی پێکردبوو. لە نوێوە دەست پێ بکە.
problem-provider-account = ئەم هەژمارە بە هیچ کەسێکی ئەم گرێیە نەبەستراوە. داوا لە بەڕێوەبەری سیستەم بکە بیبەستێت بە ناوی چوونەژوورەوەتەوە.
problem-provider-silent = ئەو شوێنەی لێیەوە دەچیتە ژوورەوە وەڵام ناداتەوە. بە وشەی نهێنی یان کلیلی تێپەڕین بچۆ ژوورەوە، یان دواتر هەوڵبدەوە.
problem-not-allowed = ڕۆڵەکەت ڕێی بەم کارە نادات.
problem-not-found = لێرە هیچ شتێک بۆ تۆ و بۆ ئەم مەبەستە ڕێپێنەدراوە.
problem-too-many = { $seconds ->
    [0] هەوڵی زۆر درا. کەمێک چاوەڕێ بکە و دووبارە هەوڵبدەوە.
    [one] هەوڵی زۆر درا. دوای یەک چرکە هەوڵبدەوە.
   *[other] هەوڵی زۆر درا. دوای { $seconds } چرکە هەوڵبدەوە.
 }
problem-busy = گرێکە سەرقاڵە. دوای کەمێک هەوڵبدەوە.
problem-changed-meanwhile = کەسێکی تر لەم نێوانەدا ئەمەی گۆڕی و هیچ شتێک لەسەری نەنووسرا. ئەوەی ئێستا هەیە پیشان دراوە؛ ئەوەی نووسیوتە هێشتا لێرەیە. سەیری هەردووکیان بکە و دووبارە بینێرە.
problem-login-taken = ئەم ناوی چوونەژوورەوەیە هی کەسێکی ترە. لە لیستەکەدا بیگۆڕە، یان ناوێکی تر هەڵبژێرە.
problem-disk-full = دیسکی گرێکە پڕە: هیچی نوێ وەرناگرێت و هیچی لەدەست نەداوە. بەڕێوەبەری سیستەم ئاگادار بکەوە.
problem-internal = گرێکە نەیتوانی وەڵام بداتەوە. ژمارەی خوارەوە بدە بە بەڕێوەبەری سیستەم.
problem-nothing-waits = هیچ شتێک چاوەڕێی ئەم ئەندامە ناکات.
problem-no-bundle-key = کارتی ئەم ئەندامە کلیلی بۆ گورزە نییە: هیچی بۆ مۆر ناکرێت. داوای نوێترین کارتی لێ بکە.
problem-not-active = ئەم ئەندامە لێرە ناسراو نییە، یان ڕاگیراوە.
problem-no-such-delivery = ناردنێک بەم ژمارەیە نییە.
problem-cannot-be-made-again = ئەم ناردنە دووبارە دروست ناکرێتەوە. لە ژمارەیەکی دواترەوە دەست پێ بکە.
problem-no-bundle = ئەم پەڕگەیە گورزە نییە.
problem-bundle-version = ئەم گورزەیە هی بەرنامەیەکی نوێترە.
problem-bundle-changed = ئەم پەڕگەیە لە دوای مۆرکردنەوە بڕاوە یان گۆڕاوە. دووبارە کۆپی بکە.
problem-bundle-other-key = ئەم گورزەیە بۆ کلیلێکی تر مۆر کراوە. نوێترین کارتی ئەم ئەندامە بدە بە نووسەرەکەی، با دووبارە بنووسرێت.
problem-bundle-not-for-us = ئەم گورزەیە بۆ ئەندامێکی ترە.
problem-bundle-signature = ئەم گورزەیە بە کلیلێکی ناسراوی ئەندامەکە واژۆ نەکراوە. دوای گۆڕینی کلیلەکەی، یەکەم جار گورزەی پێش ئەمە بخوێنەوە.
problem-bundle-not-active = ئەم گورزەیە هی ئەندامێکە کە لێرە ناسراو نییە، یان ڕاگیراوە.
problem-bundle-future-dated = ئەم گورزەیە دواتر لە ئێستا نووسراوە. کاتژمێرەکان بەراورد بکە.
problem-bundle-not-the-carriers = ئەم گورزەیە هی ئەندامێکی ترە نەک ئەوەی بۆی دەگوازیتەوە.
problem-request = داواکاری { $id }
conflict-decided = ئەم ئەندامە پێشتر لەسەر ئەو دووانە بڕیاری داوە. یەکەم جار ئەو بڕیارە هەڵبوەشێنەوە.
conflict-one-already = ئەو دووانە پێشتر بەم بڕیارانە یەک کەسن.
conflict-held-apart = بڕیارێک ئەو دووانە جیا دەکاتەوە. یەکەم جار هەڵیبوەشێنەوە.
conflict-joined = ئەو دووانە بە بڕیاری تر کراونەتە یەک. یەکەم جار یەکێکیان هەڵبوەشێنەوە.
conflict-not-ours = ئەمە بڕیاری ئەندامێکی ترە: تەنها ئەو هەڵیدەوەشێنێتەوە. تۆ دەتوانیت بە پێچەوانەوە بڕیار بدەیت.
conflict-undone = ئەم بڕیارە پێشتر هەڵوەشاوەتەوە.
conflict-decision = بڕیاری { $id }

## Labels

label = نیشانە
label-level = پلەی نهێنی
label-rel = ڕێپێدراو بۆ
label-category = جۆری داتا
label-person = جۆری کەس
label-minor = خوار هەژدە ساڵ
label-caveats = مەرجەکان
label-territories = هەرێم
label-purposes = مەبەستەکان
label-review = پێداچوونەوە
rel-any-party = بۆ هەر لایەنێک
rel-nobody = بۆ هیچ کەس
rel-only = تەنها بۆ { $members }

## The watch

room-watch = چاودێری
watch-traffic = نوێترین هاتوچۆ
watch-traffic-none = ئەمڕۆ هیچ نەگەیشت، و هیچ چاوەڕوان نییە.
waits-for = چاوەڕوانی
waits-since = لە
waits-more = { $n ->
    [one] { $n }ی تر چاوەڕوانە
   *[other] { $n }ی تر چاوەڕوانن
 }
watch-lines = هێڵەکان
watch-lines-none = هێشتا هیچ ئەندامێک نەناسراوە.
lane-waits = { $n ->
    [one] { $n } ناردن چاوەڕوانە
   *[other] { $n } ناردن چاوەڕوانن
 }
lane-heard = دوایین پێگەیشتن
watch-chairs = سەرۆکایەتییەکان
chair-until = تا { $day }
map = نەخشە
map-span = بۆ پێشتر تا
map-last = { $n } ڕۆژ
map-all = سەرەتا
map-again = دووبارە بخوێنەوە
map-more = زیاتر لەوە هەیە کە بەیەکجار پیشان بدرێت: نوێترین { $n } لێرەن.
map-signs = ئەوەی پیشان دەدرێت
map-layers = چینەکان
map-days = ڕۆژەکان
map-from = یەکەم ڕۆژ
map-to = دوایین ڕۆژ
map-play = ڕۆژەکان لێ بدە
map-step = دواتر
map-pause = ڕاگرتن
map-pace = خێرایی
map-pace-day = ڕۆژێک
map-pace-week = هەفتەیەک
map-pace-month = مانگێک
map-none = بۆ ئەم مەبەستە و ئەم ڕۆژانە هیچ لەسەر نەخشە نییە.
map-shown = { $n } لەسەر نەخشە
map-table = ئەوەی لەسەر نەخشەیە
map-what = چییە
map-day = ڕۆژ
map-here = { $n } لێرە
map-canvas = نەخشە، بە تیرەکان و + و − دەجووڵێت
map-closer = نزیکتر
map-farther = دوورتر
map-source = زەوی و سنوورەکان: Natural Earth، موڵکی گشتی
map-not-drawn = ئەم وێبگەڕە ناتوانێت نەخشە بکێشێت. هەموو ئەوەی لەسەریەتی لە خشتەکەدایە.
sign-incident = ڕووداو
sign-sighting = بینین
sign-control-point = خاڵی پشکنین
sign-place = شوێن

## Traffic

traffic-table = ڕاپۆرتەکان بەپێی پێشینە و کات، لەگەڵ ئەوەی هەر ئەندامێک وەریگرتووە
traffic-empty = هێشتا هیچ هاتوچۆیەک نییە
traffic-empty-help = ڕاپۆرتەکان لێرە دەردەکەون کاتێک لەم گرێیەدا پێشکەش دەکرێن یان لە ئەندامێکەوە دێن.
traffic-none-all = هیچ ڕاپۆرتێک نییە
traffic-none-waiting = هیچ شتێک چاوەڕێی پشتڕاستکردنەوە نییە
traffic-none-refused = هیچ شتێک ڕەت نەکراوەتەوە
traffic-none-withheld = هیچ شتێک ڕانەگیراوە
filter = پیشاندان
filter-all = هەموو
filter-waiting = چاوەڕوان
filter-refused = ڕەتکراوە
filter-withheld = ڕاگیراو
column-precedence = پێشینە
column-time = کات
column-report = ڕاپۆرت
cell-nothing = هیچ نەنێردراوە
cell-not-ours = ناردنی لەدەست ئێمە نییە
cell-delivered = گەیەنرا
cell-waiting = چاوەڕوان
cell-refused = ڕەتکرایەوە
cell-withheld = { $n } ڕاگیرا
run-name = لیست: { $n } تۆمار
run-open = کراوەیە؛ Enter دابگرە بۆ پێچانەوە
run-folded = پێچراوەتەوە؛ Enter دابگرە بۆ کردنەوە
run-delivered = { $n } گەیەنرا
run-waiting = { $n } چاوەڕوان
run-refused = { $n } ڕەتکرایەوە
news-one = نوێ: { $what } { $member } { $precedence }
news-many = { $n } هێڵی نوێی هاتوچۆ
partners = کێ وەریگرتووە
partners-none = لێرەوە هیچ لەم ڕاپۆرتە نەنێردراوە.
receptions = چۆن گەیشتە ئێرە
audience = کێ ئەم لێدوانەی هەیە
audience-released = هەیەتی
audience-withheld = نییەتی
partner-delivered = وەرگرتنی پشتڕاست کرایەوە
partner-waiting = نێردراوە، پشتڕاست نەکراوەتەوە
partner-refused = ڕەتکرایەوە
partner-withheld = ڕاگیراو
released-n = { $n ->
    [one] یەک لێدوان ڕێپێدرا
   *[other] { $n } لێدوان ڕێپێدران
 }
under-clause = بەپێی بەندی { $clause }ی { $agreement }
withheld-n = { $n ->
    [one] یەک لێدوان ڕاگیرا، چونکە
   *[other] { $n } لێدوان ڕاگیران، چونکە
 }
no-content = ڕۆڵەکەت هاتوچۆ دەبینێت، نەک ناوەڕۆک.
not-for-purpose = هیچی لێ بۆ تۆ ڕێپێنەدراوە بۆ مەبەستی: { $purpose }
written-for = ڕاپۆرتەکە بۆ ئەم مەبەستە نووسراوە: { $purpose }. لە سەرەوە مەبەستی خوێندنەوەت هەڵبژێرە.
report-basis = بنەمای یاسایی
report-purpose = مەبەست
collected-on = کۆکراوەتەوە { $day }
valid-both = لە { $from } تا { $until }
valid-from = لە { $from }ەوە
valid-until = تا { $until }
ended = کۆتایی هاتووە
grade-is = پلە { $grade }، { $words }

flash-bar = هاتوچۆی زۆر بەپەلە کە پشتڕاستت نەکردووەتەوە
flash-more = و { $n }ی تر
flash-silence = بێدەنگ بکە
flash-silent = بێدەنگە

desk = لەسەر مێز
desk-nothing = هیچ چاوەڕێ ناکات: هەمووی لای کەسێکە.
desk-all = هەمووی پیشان بدە ({ $n })
desk-fewer = یەکەمەکان پیشان بدە
desk-more = لەوەی نووسراوە زیاتر چاوەڕێیە.
desk-called = مێزی بانگکراو: { $desk }
desk-take-up-routine = هەموو ئاساییەکان وەربگرە ({ $n })
desk-late = لە کاتی خۆیدا پشتڕاست نەکراوەتەوە
desk-delivery = گەیاندنی { $n }
desk-behind = لەدوای گەیاندنی یەکەم چاوەڕێیە
take-up = لامە
due-left = { $span } ماوە
due-over = { $span } دواکەوتووە
span-minutes = { $n } خ
span-hours = { $n } ک { $minutes } خ
span-days = { $n } ڕۆژ

## Writing a report

report-new = ڕاپۆرتی نوێ
report-answer = وەڵام
onward-asked = پرسیار کرا. لە لیستی ئەوەدایە کە دەگوازرێتەوە.
writing-new = ڕاپۆرتی نوێ
writing-answer = وەڵام بۆ { $id }
writing-head = ڕاپۆرتەکە
writing-kind = جۆر
writing-subjects = دەربارەی کێ و چییە
writing-who = ناو
writing-who-help = دوگمەی Enter بەدوای کەسێکدا دەگەڕێت کە پێشتر ناسراوە
writing-subject-kind = جۆری بابەت
writing-new-subject = وەک نوێ زیادی بکە: { $kind }
choose = هەڵبژێرە
remove = لابردن
remove-what = لابردنی { $what }
writing-add = لێدوانی دواتر
statement-n = لێدوانی { $n }
writing-about = دەربارەی
writing-property = چی دەوترێت
writing-value = نرخ
writing-original = بە نووسینی خۆی
writing-original-help = وەک لە بەڵگەنامەکەدا، ئەگەر لاتینی نەبێت
grade = پلە
grade-help = سەرچاوە لە A تا F و زانیاری لە 1 تا 6، وەک B2
method = چۆن زانراوە
valid-since = کار دەکات لە
valid-to = کار دەکات تا
collected = زانراوە لە
day-help = وەک {"2027-01-31"}
reference = سەرچاوەی ئاماژە
reference-help = لەگەڵ لێدوانەکە دەڕوات
territories-help = کۆد وەک IQ JO؛ 001 جیهانە
rel-to-any = هەر لایەنێکی ڕێککەوتنێک
rel-to-help = ڕێککەوتنەکان دەتوانن زیاتر بگرنەوە؛ هەرگیز کەس زیاد ناکەن.
rel-to-nobody = کەس هەڵنەبژێردراوە: لەم گرێیەدا دەمێنێتەوە.
rel-to-own = بۆ کەسانی تر جگە لەوانەی ڕاپۆرتەکە
label-own = هی خۆی
label-of-report = وەک ڕاپۆرتەکە
writing-audience = کێ وەریدەگرێت
writing-audience-help = دوگمەی Control لەگەڵ Enter پیشانی دەدات کێ چەندی لێ وەردەگرێت و چی دەگیرێتەوە و بۆچی. پێش ئەوە هیچ نانێردرێت.
writing-gets = کێ چی وەردەگرێت
writing-faults = { $n ->
    [one] شتێک کەمە یان هەڵەیە لە یەک شوێندا
   *[other] شتێک کەمە یان هەڵەیە لە { $n } شوێندا
 }
writing-send = ناردنی ڕاپۆرتەکە
writing-kept = ئەوەی دەینووسیت لەم تابەدا دەپارێزرێت تا دەینێریت یان دەچیتە دەرەوە.

method-human = کەسێک گێڕایەوە
method-interview = لە چاوپێکەوتندا وتراوە
method-captured = لە بەڵگەنامە یان ئامێری دەستبەسەرداگیراودا خوێنراوەتەوە
method-observation = ئەفسەرێک بینیویەتی
method-signals = لە پەیوەندییەکانەوە
method-open = بۆ گشت زانراوە
method-official = لە تۆماری فەرمی، دادگا یان لیستەوە
method-analysis = شیکارێک دەریهێناوە

gender-male = نێر
gender-female = مێ
gender-other = هی تر

## People

search = گەڕان
search-name = ناو
search-name-help = بە هەر پیتێک: عەرەبی، لاتینی، کوردی، سیریلی، عیبری
people-empty = بەدوای کێدا دەگەڕێیت؟
people-empty-help = ناوەکە وەک خۆی بنووسە. شێوازی نووسین و پیتەکان بۆت بەراورد دەکرێن.
results-n = { $n ->
    [0] هیچ ئەنجامێک بۆ { $name } نییە
    [one] یەک ئەنجام بۆ { $name }
   *[other] { $n } ئەنجام بۆ { $name }
 }
results-none = هیچ کەسێک بەم ناوە بۆ تۆ ڕێپێنەدراوە بۆ مەبەستی: { $purpose }
results-none-help = بەشی کەمتری ناوەکە یان شێوازێکی تری نووسین تاقی بکەوە، یان بۆ مەبەستێکی تر بگەڕێ. هەر گەڕانێک لەگەڵ مەبەستەکەی تۆمار دەکرێت.
other-purposes = گەڕان بۆ مەبەستێکی تر
other-purposes-read = خوێندنەوە بۆ مەبەستێکی تر
subject-none = هیچ شتێک لەسەر ئەم بابەتە بۆ تۆ ڕێپێنەدراوە بۆ مەبەستی: { $purpose }
born = لەدایکبووی { $dates }
score = لێکچوونی ناو لە 100
matched = هاوتایە لەگەڵ
why = بۆچی ناوەکان لێک دەچن
written-on = نووسراوە لە { $day }
said-since = لە { $day }ەوە دەگوترێت، دوایین جار لە { $written } نووسراوە
dossier = دۆسیە
dossier-of = دۆسیەی { $id }
names = ناوەکان وەک نووسراون
said-of-him = چی لەبارەیەوە وتراوە و کێ وتوویەتی
conflict = ناکۆکە
sightings = { $n ->
    [one] یەک جار بینراوە
   *[other] { $n } جار بینراوە
 }
links = { $n ->
    [one] یەک پەیوەندی
   *[other] { $n } پەیوەندی
 }
link-outgoing = { $what }:
link-incoming = لەوێ ناوی هاتووە لە { $what }:
timeline = بەپێی ڕیزی کات
timeline-list = { $n ->
    [one] وەک لیست: یەک دانە
   *[other] وەک لیست: { $n } دانە
 }
timeline-cut = لێرە ماوەیەک کە هیچی تێدا ڕووی نەداوە لابراوە
lane-of-life = ڕۆژەکان
lane-of-standing = دۆخی
lane-of-holds = بۆ ماوەیەک کار دەکات
lane-of-seen = بینراوە
lane-of-decided = بڕیارەکان
lane-of-told = ڕاپۆرتەکان
dated-received = ڕاپۆرت گەیشتووەتە ئێرە
dated-written = ڕاپۆرت نووسراوە
dated-collected = زانراوە
dated-as = { $what }: { $value }
network-open = تۆڕەکە پیشان بدە
network-close = تەنها لیستەکە پیشان بدە
network-help = کەسێک فراوان بکە بۆ ئەوەی پەیوەندییەکانی ئەویش ببینیت. هەر خوێندنەوەیەک لەگەڵ مەبەستەکەت تۆمار دەکرێت. دوو کرتە فراوان دەکات، و Control لەگەڵ چەرخەکە نزیک دەکاتەوە.
network-expand = فراوان بکە
network-choose = لە وێنەکەدا
network-to-list = بۆ ئەم پەیوەندییانە لە لیستەکەدا
network-of = پەیوەندییەکانی { $name }
network-drawing = وێنەی { $n } کەس و شت و { $links } پەیوەندی. هەرچی تێیدایە لە لیستەکاندا هەیە.
network-no-drawing = ئەم وێبگەڕە ناتوانێت تۆڕەکە بکێشێت، چونکە WebGLی نییە. لیستەکانی خوارەوە هەمان شتیان تێدایە.
network-chosen-none = کەسێک یان هێڵێک لە وێنەکەدا هەڵبژێرە بۆ ئەوەی ببینیت بۆچی لەوێیە.
network-why = بۆچی ئەم پەیوەندییە
network-why-with = بۆچی: { $name }
network-claim = { $from }: { $what }: { $to }
network-node = { $name } ({ $kind })
zoom-in = نزیکتر
zoom-out = دوورتر
zoom-whole = هەمووی
paths-title = چۆن دووان پەیوەندییان هەیە
paths-from = لە
paths-to = بۆ
paths-n = { $n ->
    [0] لەوەی فراوان کراوە هیچ ڕێگایەک لە نێوان ئەو دووانەدا نییە.
    [one] یەک کورتترین ڕێگا، ژمارەی پەیوەندییەکانی: { $links }
   *[other] { $n } کورتترین ڕێگا، ژمارەی پەیوەندییەکانی هەر یەکێکیان: { $links }
 }
subjects-of-him = { $n } بابەت ئەم یەک کەسەن
subjects-cut = لەوە زیاتر لەگەڵ ئەم کەسە یەکخراون کە لێرە کۆکراونەتەوە.
links-cut = لەوە زیاتر بەم کەسەوە بەستراوەتەوە کە لێرە پیشان دراوە.
standing-is-cleared = پاککراوەتەوە
standing-is-wanted = داواکراوە
standing-is-known = ناسراوە
standing-by = نیشانکراوە لەلایەن { $members }
standing-means-cleared = ئەو کەسە نییە کە بەدوایدا دەگەڕێن. با بڕوات؛ ئەوەی پێش پاککردنەوەکەیە چیتر حیسابی بۆ ناکرێت.
standing-means-wanted = ناسنامەی بە نیشانەیەکی دووەم بپشکنە، پاشان پەیوەندی بە لایەنی دەرکەرەوە بکە. ئەم پەڕەیە بە تەنها ڕێگە بە گرتن نادات.
standing-means-known = لێرە هیچ شتێک داوای ئەم کەسە ناکات و هیچیش پاکی ناکاتەوە.
reach-title = پاککردنەوەکە بە هەمووان ناگات
reach-help = ئەم ئەندامانە لێدوانیان لەسەر ئەم کەسە هەیە، بەو ڕادەیەی ئەم گرێیە دەیزانێت، و پاککردنەوەکەیان پێ ناگات. لەوێ وەک پێشتر مامەڵەی لەگەڵ دەکرێت: پەیوەندییان پێوە بکە، یان لەسەری ڕێک بکەون.
reach-suspended = ناردن بۆ ئەم ئەندامە ڕاگیراوە.

## Resolve

queue-title = کێ لەوانەیە یەک کەس بن
queue-help = ئەگەرترینەکان لە پێشەوە. بەبێ تۆ هیچ بڕیارێک نادرێت، و هەموو بڕیارێک هەڵدەوەشێتەوە.
queue-weak = لاوازەکانیش
queue-n = { $n ->
    [0] لەنێو { $people } کەسی سەیرکراودا کەس چاوەڕێی بڕیار نییە
    [one] لەنێو { $people } کەسی سەیرکراودا یەک جووت چاوەڕێی بڕیارە
   *[other] لەنێو { $people } کەسی سەیرکراودا { $n } جووت چاوەڕێی بڕیارن
 }
queue-empty = کەس چاوەڕێی بڕیار نییە
queue-empty-help = لەنێو ئەوانەی دوایین جار باسیان کراوە، بەو ڕادەیەی بۆ ئەم مەبەستە بۆ تۆ ڕێپێدراوە. بۆ بینینی زیاتر «لاوازەکانیش» یان مەبەستێکی تر هەڵبژێرە.
queue-more = سەیری کەسانی تر بکە
queue-busy = بەراورد دەکرێت
queue-next = جووتی دواتر
rule-title = بڕیاری کێ لێرە حیسابی بۆ دەکرێت
rule-nobody = تەنها هی ئەم ئەندامە.
rule-members = لەگەڵ هی ئەم ئەندامە بڕیارەکانی:
rule-change = گۆڕینی ڕێساکە
rule-whose = بڕیاری کێ لەگەڵ هی ئێمە حیسابی بۆ دەکرێت
rule-set = با ڕێساکە کارا بێت
queue-decided = { $n ->
    [one] پێشتر یەک جار بڕیاری لەسەر دراوە
   *[other] پێشتر { $n } جار بڕیاری لەسەر دراوە
 }
and = و
reasons = چی دەڵێت یەک کەسن یان دوو
bits = بیت: سەروو سفر دەڵێت یەک کەس، خوار سفر دەڵێت دوو کەس
strength-strongly-for = بەهێز دەڵێت یەک کەس
strength-for = دەڵێت یەک کەس
strength-little = زۆر ناڵێت
strength-against = دەڵێت دوو کەس
strength-strongly-against = بەهێز دەڵێت دوو کەس
about-name = ناو
about-birth = لەدایکبوون
about-mother = ناوی دایک
about-father = ناوی باوک
about-grandfather = ناوی باپیر
about-birth-place = شوێنی لەدایکبوون
about-nationality = ڕەگەزنامە
about-residence = شوێنی نیشتەجێبوون
about-sex = ڕەگەز
about-number = ژمارەی بەڵگەنامە
about-phone = تەلەفۆن
about-relative = خزم
finding-same = هەمان
finding-near = لێکچوو
finding-differs = جیاواز
finding-same-day = هەمان ڕۆژ
finding-changed-places = هەمان، ڕۆژ و مانگ گۆڕدراون
finding-same-year = هەمان ساڵ
finding-same-month = هەمان مانگ، ڕۆژێکی تر
finding-other-day = هەمان ساڵ، ڕۆژێکی تر
finding-one-year = ساڵێک جیاوازن
finding-two-years = دوو ساڵ جیاوازن
finding-five-years = سێ تا پێنج ساڵ جیاوازن
finding-further = زیاتر لە پێنج ساڵ جیاوازن
finding-unknown = بەراورد ناکرێت
pair-title = یەک کەس یان دوو؟
pair-sum = هەمووی پێکەوە:
advice-proposed = شایەنی بڕیارە
advice-weak = لاوازترە لەوەی پێشنیار بکرێت، یان شتێک دژی دەوەستێت
advice-unlikely = بە دەگمەن یەک کەسن
pair-table = چی لەبارەی هەردووکیان وتراوە، لە تەنیشت یەک
pair-joined = ئەم دووانە پێشتر یەک کەسن.
between = چی دەڵێت
weigh = پشتبەستن بە { $property }: { $value }
side-by-side = لە تەنیشت یەک
both-people = هەردووکیان
may-not-decide = ڕۆڵەکەت لێرە دەخوێنێتەوە و بڕیار نادات.
decide-title = بڕیارەکەت
verdict = بڕیار
verdict-is-same = یەک کەس
verdict-is-different = دوو کەس
verdict-is-unsure = کەس ناتوانێت بڵێت
decide-as-same = تۆمارکردن: یەک کەس
decide-as-different = تۆمارکردن: دوو کەس
decide-as-unsure = تۆمارکردن: کەس ناتوانێت بڵێت
parted-by = چی لێکیان جیا دەکاتەوە
decision-why = هۆکار
decision-why-held = بۆ تۆ ڕێپێنەدراوە
basis-help = یاسا، فەرمان، بڕیار یان دۆسیە
weighed-n = { $n ->
    [one] پشت بە یەک وتەی نیشانکراو دەبەستێت، و بڕیارەکە هەمان نیشانەی دەبێت.
   *[other] پشت بە { $n } وتەی نیشانکراو دەبەستێت، و بڕیارەکە نیشانەی هەموویانی دەبێت.
 }
weighed-none = لە سەرەوە لانیکەم یەک وتە نیشان بکە کە پشتی پێ دەبەستیت.
weighed-title = { $n ->
    [0] هیچ لەوەی پشتی پێ بەستووە بۆ تۆ ڕێپێنەدراوە
    [one] پشتی بە یەک وتە بەستووە
   *[other] پشتی بە { $n } وتە بەستووە
 }
resting-title = { $n ->
    [0] هیچ شتێک پشتی پێ نەبەستووە
    [one] یەک ئەنجامگیری پشتی پێ بەستووە
   *[other] { $n } ئەنجامگیری پشتیان پێ بەستووە
 }
show-audience = کێ ئەمە وەردەگرێت؟
audience-title = کێ ئەم بڕیارە وەردەگرێت
audience-nobody = هیچ ئەندامێکی تر: لەم گرێیەدا دەمێنێتەوە.
gets-n = { $n } لە { $all } وتە وەردەگرێت
gets-nothing = هیچ وەرناگرێت، چونکە
decided = بڕیار درا: { $verdict }
decided-about = { $one } و { $other }
decision-detail = بڕیارەکە
decisions = بڕیارەکان
effect-holds = کارایە
effect-open = کراوەیە
effect-contradicted = بڕیارێکی تر لێکیان جیا دەکاتەوە
effect-not-ours = هی ئەندامێکی ترە و لێرە حیسابی بۆ ناکرێت
effect-undone = هەڵوەشاوەتەوە
undo = هەڵوەشاندنەوە
undo-why = بۆچی هەڵدەوەشێتەوە
undo-it = بڕیارەکە هەڵبوەشێنەوە
undone = هەڵوەشایەوە: هەموو شتێک وەک ئەوەیە بڕیار نەدرابێت
rested-n = { $n ->
    [0] هیچ شتێک پشتی پێ نەبەستبوو.
    [one] یەک ئەنجامگیریی دواتر پشتی پێ بەستبوو. دووبارە سەیری بکە:
   *[other] { $n } ئەنجامگیریی دواتر پشتیان پێ بەستبوو. دووبارە سەیری هەریەکەیان بکە:
 }
conclusion-about = ئەنجامگیری لەبارەی { $id }

## Screening

screening-way = چۆن دەپشکنرێت
screening-by-typed = بە ناو
screening-by-zone = بە پاسپۆرت یان کارت
screening-by-list = لیست
zone = ناوچەی خوێندنەوەی ئامێر
zone-help = دوو یان سێ دێڕی خوارەوەی بەڵگەنامەکە: بنووسرێت یان بە خوێنەر بخوێنرێتەوە. Enter دوای دوا دێڕ دەپرسێت.
zone-empty-help = گرێیەکە هەموو ژمارەیەکی پشکنین دەپشکنێت و هەڵەکەیان ناو دەبات.
paper-holds = کار دەکات تا { $day }
paper-expired = بەسەرچووە لە { $day }
list-file = پەڕگەی ناوەکان
list-file-help = پەڕگەی CSV، دێڕێک بۆ هەر کەسێک: name و birth و mother و document. دێڕی یەکەم دەتوانێت ناوی ستوونەکان بێت.
list-too-many = زۆرترین { $most } کەس چاوەڕێ دەکرێت؛ { $n } دۆزرایەوە
list-progress = پێشکەوتن
list-done = { $n } لە { $all } پشکنران
list-stop = وەستان
list-go-on = بەردەوام بە
list-save = وەڵامەکان لەگەڵ نیشانەیان پاشەکەوت بکە
list-answers = وەڵامەکان دێڕ بە دێڕ
list-line = دێڕ
list-whom = کێ دەکرێت بێت
list-named = بەم ناوە
list-entry = تۆمار
list-outcome-hit = یەکدەگرێتەوە
list-outcome-cleared = پاککراوەتەوە: با بڕوات
list-outcome-other-name = هەمان بەڵگەنامە بە ناوێکی تر
list-outcome-same-name = تەنها ناو
list-outcome-no-hit = هیچ یەک ناگرێتەوە
name-help = بە هەر پیتێک، وەک لە بەڵگەنامەکەدا
birth = ساڵ یان ڕۆژی لەدایکبوون
birth-help = 1971 یان {"1971-03"} یان {"1971-03-05"}
birth-odd = چاوەڕێ دەکرێت 1971 یان {"1971-03"} یان {"1971-03-05"}
mother = ناوی دایک
document = ژمارەی بەڵگەنامە
screen = پشکنین
screening-busy = دەپشکنرێت
next-person = کەسی دواتر
screening-recorded = پشکنینەکە لەگەڵ ئەم مەبەستە تۆمار دەکرێت. کاتێک هاوتا نەبوو، هیچ ناوێک هەڵناگیرێت.
answer = وەڵام
screening-empty = هێشتا هیچ پرسیارێک نییە
screening-empty-help = ناوەکە بنووسە. ڕۆژی لەدایکبوون، ناوی دایک یان ژمارەی بەڵگەنامە هاوناوەکان لێک جیا دەکاتەوە.
screening-position = تۆماری ژمارە { $position }
verdict-hit = { $n ->
    [one] هاوتا: ناو و نیشانەیەکی تر یەک دەگرنەوە
   *[other] هاوتا: { $n } تۆمار لە ناو و نیشانەیەکی تردا یەک دەگرنەوە
 }
verdict-hit-means = { $same ->
    [0] پێش هەر کارێک خۆت بەڵگەنامەکە بەراورد بکە، پاشان پەیوەندی بە لایەنی دەرکەرەوە بکە. تەنها لێکچوون ڕێگە بە گرتن نادات.
    [one] پێش هەر کارێک خۆت بەڵگەنامەکە بەراورد بکە. کەسێکی تر تەنها هاوناوە.
   *[other] پێش هەر کارێک خۆت بەڵگەنامەکە بەراورد بکە. { $same } کەسی تر تەنها هاوناون.
 }
verdict-other-name = { $n ->
    [one] بەڵگەنامەکە بە ناوێکی تر ناسراوە
   *[other] بەڵگەنامەکە بە { $n } ناوی تر ناسراوە
 }
verdict-other-name-means = ژمارەکە یەک دەگرێتەوە و ناوەکە نا: بەڵگەنامەیەکی ساختە یان قەرزکراو، یان هەڵەی نووسین. بە وردی سەیری بکە.
verdict-same-name = تەنها ناوەکە. ئەمە هاوتا نییە.
verdict-same-name-means = هاوناوی بە تەنها هیچ لەبارەی ئەو کەسەی بەرامبەرت ناڵێت.
verdict-no-hit = هاوتا نییە
verdict-no-hit-means = هیچ کەسێک کە بۆ مەبەستی { $purpose } بۆ تۆ ڕێپێدرابێت لەگەڵ ئەم کەسە ناگونجێت. بۆ مەبەستێکی تر لەوانەیە وەڵام جیاواز بێت. ناوەکە هەڵناگیرێت.
shield-nobody = کەس کە بۆ تۆ ناسراو بێت ئەم ناوەی نییە
shield-named = { $n ->
    [one] یەک کەس ئەم ناوەی هەیە
   *[other] { $n } کەس ئەم ناوەیان هەیە
 }
shield-more = زیاتر لە { $n } کەس ئەم ناوەیان هەیە
shield-cleared = { $n ->
    [0] کەسیان پاک نەکراونەتەوە
    [one] یەکیان پاککراوەتەوە
   *[other] { $n }یان پاککراونەتەوە
 }
shield-wanted = { $n ->
    [0] کەسیان داواکراو نین
    [one] یەکیان داواکراوە
   *[other] { $n }یان داواکراون
 }
shield-ask = { $what } بپشکنە
shield-check-birth = ساڵی لەدایکبوون
shield-check-mother = ناوی دایک
shield-check-father = ناوی باوک
shield-check-grandfather = ناوی باپیر
shield-check-birth-place = شوێنی لەدایکبوون
shield-check-nationality = ڕەگەزنامە
shield-check-residence = شوێنی نیشتەجێبوون
shield-check-sex = ڕەگەز
shield-check-document = ژمارەی بەڵگەنامە
verdict-cleared = پاککراوەتەوە: با بڕوات
verdict-cleared-means = ناو و نیشانەیەکی دووەم لەگەڵ کەسێکی پاککراوە یەک دەگرنەوە. ئەو کەسە نییە کە بەدوایدا دەگەڕێن.
candidates-cleared = پاککراوەکان
cleared-go = پاککراوەتەوە: ئەو کەسە نییە کە بەدوایدا دەگەڕێن. با بڕوات.
allows-call = ڕێپێدراو: ناسنامەی بپشکنە و پەیوەندی بە لایەنی دەرکەرەوە بکە ({ $members })، لەوە زیاتر نا.
check-father = ناوی باوک
check-grandfather = ناوی باپیر
check-birth-place = شوێنی لەدایکبوون
check-nationality = ڕەگەزنامە
check-residence = لە کوێ دەژی
check-sex = ڕەگەز
check-worth = هی { $held } لە { $named } زانراوە؛ نزیکەی { $left } دەمێنێتەوە
to-check = پێش هەر شتێک ئەمانە بپشکنە:
check-birth = ڕۆژی لەدایکبوون، لە بەڵگەنامەیەکدا
check-mother = ناوی دایک
check-document = ژمارەی پاسپۆرت یان ناسنامە
candidates-hit = هاوتاکان
candidates-other-name = هەمان بەڵگەنامە، ناوێکی تر
candidates-same-name = تەنها هاوناون
candidates-excluded = کەسێکی ترە: شتێک ناکۆکە
cleared = کەسێک بەم ناوە پاککراوەتەوە: بزانە ئاخۆ ئەوەی بەردەمت ئەوە
evidence = چی یەک دەگرێتەوە و چی نا
evidence-what = نیشانە
evidence-asked = بەرامبەرت
evidence-found = لە تۆماردا
evidence-outcome = ئەنجام
evidence-birth = لەدایکبوون
evidence-mother = دایک
evidence-document = بەڵگەنامە
not-asked = نەدراوە
not-known = نەزانراو
alike = لێکچوون { $percent } لە 100
outcome-agrees = یەک دەگرێتەوە
outcome-near = نزیکە، هەمان نییە
outcome-disagrees = ناکۆکە
outcome-unknown = بەراورد ناکرێت
evidence-detail-document-agrees = هەمان ژمارە ناسراوە
evidence-detail-mother-agrees = یەک ناوە؛ ناوی باو بەتەنیا بەس نییە
evidence-detail-mother-near = شتێکی هاوبەشیان هەیە، بەس نییە بۆ یەک ناو
evidence-detail-mother-disagrees = ناوێکی ترە
evidence-detail-document-unknown = ئەم ژمارەیە بۆ ئەو نەناسراوە؛ خەڵک چەند بەڵگەنامەیان هەیە
points-title = خاڵەکانی پشکنین بەبێ هێڵ
points-help = خاڵی پشکنین خۆی پوختەکەی دەهێنێت: tansiq control-point sync. ئەوەی دوای دروستکردنی پوختە پاککراوەتەوە، لەوێ تا پوختەی دواتر پاک نییە.
points-none = هێشتا هیچ خاڵێکی پشکنین پوختەی نەهێناوە.
point-key = کلیل
point-extract = دوایین پوختە دروستکراوە
point-ends = کۆتایی دێت
point-screenings = پشکنینە ڕادەستکراوەکان
point-last = دوایینیان
point-ended = کۆتایی هاتووە: نابێت کەسی پێ بپشکنرێت
point-subjects = { $n ->
    [one] { $n } بابەت
   *[other] { $n } بابەت
 }

## Members and agreements

members-empty = هێشتا هیچ ئەندامێک نەناسراوە
members-empty-help = بەڕێوەبەری سیستەم ئەندامەکان بە کارتەکانیان زیاد دەکات: tansiq member add CARD
standing = دۆخ
standing-own = ئەم گرێیە
standing-active = چالاک
standing-inactive = ڕۆیشتووە
lane = ڕێڕەو
lane-acknowledged = پشتڕاستکراوە
lane-behind = چاوەڕوان
lane-received = هاتوو
lane-last = دوایین پشتڕاستکردنەوە
bundle-written = گورزە نووسرا
bundle-read = گورزە خوێندرایەوە
lane-by = لە ڕێگەی { $carrier }
lane-idle = هیچ دواکەوتوو نییە
lane-sending = دەنێردرێت
lane-trouble = گرفتی هەیە
failures-n = { $n ->
    [one] یەک شکست
   *[other] { $n } شکست بەدوای یەکدا
 }
trouble-unreachable = ناگەینە گرێکە
trouble-timed-out = گرێکە لە کاتی خۆیدا وەڵامی نەدایەوە
trouble-not-the-member = کەسێکی تر جگە لە ئەندامەکە وەڵامی دایەوە
trouble-unexpected-answer = وەڵامی گرێکە چاوەڕواننەکراو بوو
trouble-gap = وەرگرەکە گەیاندنێکی پێشووی نییە
trouble-not-active = وەرگرەکە مامەڵەمان لەگەڵ ناکات
trouble-witness-ahead = شایەتی بۆ تۆماری زیاتر داوە لەوەی لەم تۆمارەدا هەیە: ئایا پاشەکەوتێک گەڕێنراوەتەوە؟
trouble-witness-contradiction = شایەتی بۆ مێژوویەکی تری ئەم تۆمارە داوە
trouble-witness-inconsistent = دەڵێت ئەمە ئەو مێژووە نییە کە شایەتی بۆ داوە، و نایسەلمێنێت
trouble-witness-false-cosignature = واژووەکەی بە کلیلێکی سەر کارتەکەی نییە، یان کاتژمێرەکەی لە پێشەوەیە
trouble-witness-unknown = ئەم تۆمارە ناناسێت: بەرنامەکەی کۆنترە، یان کارتەکەمان کلیلی تۆماری تێدا نییە
trouble-witness-not-signed = کلیلی ئەم تۆمارە ناناسێت
trouble-witness-not-ready = ئێستا ناتوانێت شایەتی هەڵبگرێت
trouble-witness-conflict = نەیگوت تا کوێ شایەتی داوە
trouble-witness-malformed = نەیتوانی پرسیارەکە بخوێنێتەوە
lane-refused = ڕەتکراوە
lane-inactive = داخراوە
fingerprint = پەنجەمۆر
agreements = ڕێککەوتنەکان
agreements-empty = هیچ ڕێککەوتنێک نییە، بۆیە هیچ شتێک بۆ کەس ڕێپێنادرێت
agreements-empty-help = ئەفسەری یاسایی بەم فەرمانە واژووی دەکات: tansiq agreement sign FILE
version = وەشانی { $n }
force-in-force = کارایە
force-not-signed = هەموو واژوویان نەکردووە
force-later = هێشتا کارا نەبووە
force-ended = کۆتایی هاتووە
force-superseded = وەشانێکی نوێتر جێی گرتەوە
force-disputed = ناکۆکی لەسەرە: دوو دەق واژوو کراون
signatures = واژووەکان
signed = واژووی کردووە
not-signed = واژووی نەکردووە
articles = ماددەکان، سەلماندن و جیاوازی
article = ماددە
proofs = ئەوەی لەبارەیەوە سەلمێنراوە
proofs-help = وەک ئەوەی هەموو لایەنەکان واژۆیان کردبێت، لەگەڵ هەموو ئەوانەی کاران.
proof-proved = سەلمێنراوە
proof-refuted = ڕاست نییە
proof-not-decided = بڕیاری لێ نەدراوە
difference = چی دەگۆڕێت لە وەشانی پێشوو
difference-first = ئەمە یەکەم وەشانە.
draft = واژووکردنی ڕەشنووس
draft-text = دەقی وردی ڕەشنووسەکە
draft-help = فایلەکە لێرە بلکێنە. پشکنینی بۆ دەکرێت، و تەنها ئەگەر تایبەتمەندییە جێگیرەکان بپارێزرێن بۆ ئەم ئەندامە واژوو دەکرێت.
draft-sign = پشکنین و واژوو
draft-signed = واژوو کرا. کاتێک هەموو لایەنەکان هەمان دەقیان واژوو کرد، ڕێ دەدات.
draft-reason-help = بۆچی هەر دەبێت واژوو بکرێت. ئەفسەرێکی دووەم دەبێت ڕازی بێت.
draft-ask = داواکردنی ئەفسەری دووەم
draft-asked = ئەفسەری دووەم داوا کرا.
reason = هۆکار
approvals = چاوەڕوانی ئەفسەری دووەم
approvals-none = هیچ چاوەڕوان نییە.
approval-sign = واژووکردنی { $agreement }
approval-properties = گۆڕینی تایبەتمەندییە جێگیرەکان
approval-broken = ئەوەی دژی ڕادەوەستێت
approval-changed = ئیتر وا نییە: لەو کاتەوە ڕێککەوتنەکان گۆڕاون
approval-text = دەقەکە
approval-agree = ڕازیبوون
approval-refuse = ڕەتکردنەوە
approval-withdraw = کشانەوە
approval-own = خۆت داوات کردووە: دەبێت ئەفسەرێکی تر ڕازی بێت.
properties = تایبەتمەندییە جێگیرەکانی ئەم ئەندامە، لەلایەن { $who } دانراون
properties-none = ئەم ئەندامە تایبەتمەندیی جێگیری نییە. ئەفسەری یاسایی بەم فەرمانە دایاندەنێت: tansiq agreement properties set FILE
committees = لیژنەکان
chair = سەرۆکایەتی
chair-now = سەرۆکایەتی لای
chair-none = ئەمڕۆ سەرۆکایەتی لای کەس نییە.
seats = کورسییەکان
chair-term = { $n ->
    [one] یەک مانگ بۆ هەر کورسییەک
   *[other] { $n } مانگ بۆ هەر کورسییەک
 }
chair-may = سەرۆکایەتی دەتوانێت: { $powers }. خوێندنەوە لەناویاندا نییە.
committee-more = خشتە و کۆنووسەکان
calendar = خشتەی سەرۆکایەتی
first-day = یەکەم ڕۆژ
last-day = دوایین ڕۆژ
minutes = کۆنووسەکانی ڕادەستکردن
minutes-none = هێشتا هیچ کۆنووسێک نەنووسراوە.
minute-of = بۆ ماوەی { $first } تا { $last }، نووسرا لە
minute-sign = واژووکردن وەک سەرۆکایەتیی داهاتوو
minute-write = نووسینی کۆنووسی ڕادەستکردن
minute-write-help = لە دوو هەفتەی کۆتایی ماوەکەدا. بۆ هەر شتێکی کراوە دێڕێک؛ ئەگەر هیچ نەبێت بەتاڵی بهێڵەوە. بۆ کورسییەکانی تر دەنێردرێت.
minute-write-sign = واژووکردن وەک سەرۆکایەتیی ڕۆیشتوو
onward = گواستنەوە بۆ کەسانی تر
onward-help = ئەوەی هی ئەندامێکی ترە تەنها بەو شێوەیە دەگوازرێتەوە کە لایەنی دەرکەر ڕێی پێدەدات. وەڵام نەدانەوە لە کاتی خۆیدا واتە نەخێر.
onward-none = هیچ داوا نەکراوە.
onward-ask = پرسیار لە لایەنی دەرکەر
onward-item = ڕاپۆرتەکە وەک ئەوەی لێرە هەڵگیراوە
onward-item-help = ناسێنەرەکەی: r- و 32 نیشانە، لە هاتوچۆدا دەردەکەوێت.
onward-ask-send = ناردنی داواکاری
onward-more = داواکارییەکە بە تەواوی
onward-until = وەڵام تا
onward-consent-until = تا { $day }
onward-taken-back = ڕەزامەندی کشێنرایەوە: { $ground }
onward-recall = چاوەڕوان دەکرێت ئەوەی بەمە وەرگیراوە بگەڕێنرێتەوە.
onward-answer-send = ناردنی وەڵام
onward-revoke = کشانەوەی ڕەزامەندی
would-go = ئەوەی دەدرێت
would-not-go = ئەوەی نابێت بدرێت، وەڵامەکە هەرچی بێت
third-party = لایەنی سێیەم
basis = یاسا یان دۆسیە
to-member = بۆ
ordered = کاتی فەرمان
passed-on = ئەوەی گوازراوەتەوە
pass-on = بیگوازەوە
gift-given = دراوە
gift-waits = لە ڕێگادایە
tear-line-report = ڕاپۆرتی جێگرەوە
tear-line-help = ڕاپۆرتێکی ئەم ئەندامە کە پێشتر پێشکەش کراوە و هیچ لە ڕاپۆرتی داواکراو ناڵێت.
ground = بنەما

## The ledger

checkpoint = خاڵی چەسپاندن
checkpoint-help = هەرکەسێک ئەم دەقە واژووکراوەی هەبێت، دەتوانێت دواتر بیسەلمێنێت کە هیچ شتێک پێش ئەو نەگۆڕدراوە.
verifier-key = کلیلی واژووکەر:
entries = { $n ->
    [one] تۆمار
   *[other] تۆمار
 }
verify-title = پشتڕاستکردنەوە
verify-help = هەموو تۆمارێک دەخوێنێتەوە، هەموو واژوو و پەنجەمۆرێک دەپشکنێت، و هەر گۆڕانێک ناو دەبات.
verify = تۆمارەکە پشتڕاست بکەوە
verifying = پشتڕاست دەکرێتەوە
verified = { $n ->
    [one] یەک تۆمار لە { $millis } ms پشتڕاست کرایەوە. هیچ شتێک نەگۆڕدراوە.
   *[other] { $n } تۆمار لە { $millis } ms پشتڕاست کرانەوە. هیچ شتێک نەگۆڕدراوە.
 }
verify-failed = { $n ->
    [one] تۆمارەکە لە یەک شوێندا زیانی پێگەیشتووە
   *[other] تۆمارەکە لە { $n } شوێندا زیانی پێگەیشتووە
 }
entry-at = تۆماری { $position }:
witnesses = شایەتەکان
witnesses-help = ئەندامان واژووی خاڵە چەسپێنراوەکانی یەکتر دەکەن، بۆیە کەس ناتوانێت دوو مێژوو بۆ یەک تۆمار پیشان بدات. تەنها ژمارە و پەنجەمۆر دەبینن، نەک ناوەڕۆکی تۆمارەکان.
witnesses-none = هیچ ئەندامێک نازانرێت کە بتوانێت شایەتی بدات
witnesses-asked = داوا لە ئەندامان دەکرێت شایەتی بۆ { $n } لە { $of } تۆمار بدەن
witnesses-not-asked = هێشتا هیچ خاڵێکی چەسپاندن نەدراوە بە ئەندامان
witness-state = دۆخی
witness-cosigned = شایەتی داوە بۆ
witness-theirs = لە تۆماری ئەو، لێرە شایەتی دراوە
witness-since = لە
witness-is-cosigned = شایەتی داوە
witness-is-behind = دواکەوتووە
witness-is-never = هێشتا شایەتی نەداوە
witness-is-not-asked = داوای لێ ناکرێت
witness-is-inactive = داخراوە
witness-is-contradiction = دوو مێژوو دۆزرایەوە
contradiction-proof = { $log } واژووی دوو مێژووی جیاوازی بۆ تۆمارەکەی کردووە: هەردووکیان لای { $witness }ن. دوو دەقە واژووکراوەکە بۆ هەر کەسێک دەیسەلمێنن.
contradiction = { $log } مێژوویەکی پیشان دا کە درێژەی ئەوە نییە کە { $witness } شایەتی بۆ داوە
contradiction-notes = هەردوو دەقە واژووکراوەکە
disclosures = ئاشکراکردنەکان
disclosures-empty = هێشتا هیچ شتێک ئاشکرا نەکراوە
disclosures-given = ئەوەی دراوە بە ئەندامان
disclosure-waiting = پشتڕاست نەکراوەتەوە
column-reports = ڕاپۆرتەکان
uses = کێ چەند جار و بۆ چ مەبەستێک سەیری کردووە
use-who = کێ
use-screenings = پشکنینەکان
use-hits = کەسێکی پیشان دا
use-readings = خوێندنەوەکان
disclosures-all = هەموو ئاشکراکردنەکان
disclosure-by = لەلایەن
disclosure-how = چۆن
how-delivery = گەیەنرا
how-reading = لێرە خوێندرایەوە
how-screening = لێرە پشکنرا
how-extract = برا بۆ خاڵی پشکنین
disclosures-first = تەنها یەکەم { $n } ئاشکراکردن ژمێردراون.
disclosure-last = دوایین

## Administration

principals = خاوەن چوونەژوورەوەکان
principals-help = ئەو کەس و بەرنامانەی ڕێیان هەیە لێرە بچنە ژوورەوە. هەر گۆڕانکارییەک دەستبەجێ کار دەکات: دانیشتنەکانیان کۆتایی دێن.
principal-new = خاوەن چوونەژوورەوەی نوێ
principal-of = خاوەن چوونەژوورەوە { $login }
principal-role = ڕۆڵ
principal-clearance = ڕێپێدراو تا
principal-member = کار دەکات بۆ
principal-member-help = ئەو ئەندامەی ناردوویەتی. ئەوە دەبینێت کە بۆ ئەو ئەندامە ڕێپێدراوە، زیاتر نا.
principal-ways = دەچێتە ژوورەوە بە
principal-acts = چی دەتوانرێت بکرێت
principal-active = ڕێی چوونەژوورەوەی هەیە
principal-suspended = ڕاگیراوە
principal-change = گۆڕین
principal-suspend = ڕاگرتن
principal-resume = دووبارە ڕێ بدە
principal-changed = { $login } وەک داواکرا ڕێکخرا.
principal-save = پاشەکەوت بکە
principal-set-up = دروستی بکە
principal-login-help = پیتی بچووکی لاتینی، ژمارە، خاڵ، هێڵ، هێڵی ژێرەوە
role-help-watch-officer = دەخوێنێتەوە، دەپشکنێت، ڕاپۆرت دەنووسێت و وەرگرتن پشتڕاست دەکاتەوە.
role-help-analyst = دەخوێنێتەوە، دەپشکنێت، ڕاپۆرت دەنووسێت، لیست دەهێنێت و کەسەکان یەک دەخات.
role-help-liaison-officer = بۆ ئەو ئەندامەی ناردوویەتی دەخوێنێتەوە و دەپشکنێت.
role-help-legal-officer = دەخوێنێتەوە، ڕێککەوتن واژوو دەکات، وەڵامی پێدانی بەردەوام دەداتەوە و تۆمار دەپشکنێت.
role-help-oversight = دەبینێت کێ چ جۆرە شتێکی خوێندووەتەوە و وەرگرتووە، بێ ناوەڕۆک.
role-help-administrator = دەبینێت کە گرێکە کار دەکات، بێ ناوەڕۆک.
password-help = گرێکە دەڵێت ئەگەر زۆر کورت بێت. ئەگەر بەتاڵ بێت وشەی نهێنی نابێت و چوونەژوورەوە تەنها بە تۆکنە.
password-new = وشەی نهێنی نوێ
password-new-help = ئەگەر بەتاڵ بێت، ئەوەی پێشوو دەمێنێتەوە.
n-passkeys = { $n ->
    [one] { $n } کلیلی تێپەڕین
   *[other] { $n } کلیلی تێپەڕین
}
n-tokens = { $n ->
    [one] یەک تۆکن
   *[other] { $n } تۆکن
 }
token-issue = تۆکنی نوێ
token-issue-too = لەگەڵ تۆکنێکی نوێ، بۆ بەرنامەیەک
token-new = تۆکنی نوێی { $login }
token-once = تەنها ئەم جارە پیشان دەدرێت و لە هیچ شوێنێک هەڵناگیرێت. لە هەشت زیاتر بێت، کۆنترینیان کۆتایی دێت.
token-copy = لەبەرگرتنەوە
token-copied = لەبەرگیرایەوە
tokens-end = هەموو تۆکنەکان کۆتایی پێ بهێنە
passkeys-end = هەموو کلیلەکانی تێپەڕین کۆتایی پێ بهێنە
account = هەژمار لە { $name }
account-help = ناوی هەژمارەکە لەوێ، وەک بەڕێوەبەری ئەو شوێنە پێت دەدات. هی یەک کەسە.
account-at = هەژماری { $subject }
account-end = لابردنی هەژمار
node-health = گرێکە
node-version = وەشان
node-clock = کاتژمێرەکەی
node-clock-apart = کاتژمێری ئەم مێزە کاتێکی تر پیشان دەدات.
backup = کۆپیی پاڵپشت
backup-fine = کۆپیی پاڵپشت هەیە.
backup-old = کۆپیی پاڵپشت لە ڕۆژێک کۆنترە.
backup-none = هیچ کۆپیی پاڵپشتێک نییە.
backup-last = دوایین
backup-since = دوای ئەو هاتووە
backup-help = کۆپییەکە لەسەر ئامێری گرێکە وەردەگیرێت، هەرچەندە کاریش بکات، و هەموو تۆمارێکی دووبارە دەپشکنرێت. هەموو تۆمارەکەیە، بۆیە هەرگیز لەم پەڕەیەوە ناچێتە دەرەوە. کلیلەکان لە شوێنێکی تر بپارێزە.
check-fine = باشە
check-fails = باش نییە
check-of-ledger = تۆمار
check-of-register = پێڕستی ئەندامان و خاوەن چوونەژوورەوەکان
check-of-people = کەسەکان
check-of-traffic = هاتوچۆی ڕاپۆرت
check-of-card = کارتی ئەم ئەندامە
own-card = کارت و کلیلەکانی ئەم ئەندامە
own-card-none = ئەم ئەندامە هێشتا کارتی نییە: tansiq member card
own-card-help = ئەوانی تر دوای بەراوردکردنی پەنجەمۆرەکە لە هێڵێکی ترەوە کارتەکە قبووڵ دەکەن. کلیلە نهێنییەکان لە بوخچەی گرێکەدا دەمێننەوە و بەشێک نین لێی.
own-card-save = کارتەکە وەک فایل پاشەکەوت بکە
card = کارت
card-sequence = ژمارەی کارت و کاتی دەرچوونی
card-address = لێرە وەردەگرێت
signing-keys = کلیلەکانی واژووکردن
key-id = کلیل
key-holds = کار دەکات
key-revoked = هەڵوەشێنراوەتەوە { $day }
dealt-with = ئەم گرێیە مامەڵە لەگەڵ کێ دەکات
dealt-suspend = ئەندامەکە ڕابگرە
dealt-resume = دووبارە مامەڵە لەگەڵ ئەندامەکە بکە
accept-card = قبووڵکردنی کارتی ئەندامێک
accept-card-help = پەنجەمۆری کارتەکە لە هێڵێکی ترەوە بۆ خاوەنەکەی بخوێنەرەوە. کارتی دواتر بە کلیلێکی کارتی پێشوو واژوو کراوە.
fingerprint-help = وەک بۆت خوێنرایەوە
accept = قبووڵ بکە
accepted = کارتی { $name } قبووڵ کرا.

## The node's closed lists

role-watch-officer = ئەفسەری ئێشکگر
role-analyst = شیکار
role-liaison-officer = ئەفسەری پەیوەندی
role-legal-officer = ئەفسەری یاسایی
role-oversight = چاودێری
role-administrator = بەڕێوەبەری سیستەم

level-unclassified = پۆلێننەکراو
level-restricted = سنووردار
level-confidential = نهێنی
level-secret = زۆر نهێنی

precedence-flash = بروسکەیی
precedence-immediate = دەستبەجێ
precedence-priority = بەپەلە
precedence-routine = ئاسایی

caveat-originator-control = لەژێر کۆنترۆڵی لایەنی دەرکەر
caveat-no-onward = دانەوە قەدەغەیە
caveat-not-for-court = بۆ دادگا نییە
caveat-exercise = ڕاهێنان

category-identity = ناسنامە
category-identifier = ژمارەی بەڵگەنامە
category-communication = پەیوەندییەکان
category-movement = جووڵە
category-association = پەیوەستبوون
category-finance = دارایی
category-incident = ڕووداو
category-threat = هەڕەشە
category-judicial = دادوەری
category-captured = بەڵگەنامەی دەستبەسەرداگیراو
category-testimony = گەواهی
category-source = سەرچاوە

clearance-not-the-one = ئەو کەسە نییە کە بەدوایدا دەگەڕێن
clearance-acquitted = بێتاوان دەرچوو
clearance-served = سزاکەی تەواو کرد
clearance-released = ئازاد کرا
clearance-delisted = لە لیستەکە لابرا

person-no-person = هیچ کەس
person-suspect = گومانلێکراو
person-wanted = داواکراو
person-convicted = تاوانبارکراو
person-cleared = پاککراوە
person-acquitted = بێتاوان دەرچوو
person-victim = قوربانی
person-witness = شایەت
person-contact = پەیوەندیدار

purpose-arrest = دەستگیرکردن
purpose-warning = ئاگادارکردنەوە
purpose-clearance = پاککردنەوە لە گومان
purpose-border-control = کۆنترۆڵی سنوور
purpose-investigation = لێکۆڵینەوە
purpose-prosecution = دادگاییکردن
purpose-protection = پاراستن

report-intrep = ڕاپۆرتی هەواڵگری
report-intsum = پوختەی هەواڵگری
report-interview = کۆنووسی چاوپێکەوتن
report-captured = بەڵگەنامەی دەستبەسەرداگیراو
report-list = تۆماری لیست
report-sighting = بینین
report-clearance = پاککردنەوە لە گومان
report-resolution = یەکخستن
report-warning = ئاگادارکردنەوە

kind-person = کەس
kind-organisation = ڕێکخراو
kind-vehicle = ئۆتۆمبێل
kind-device = ئامێر
kind-document = بەڵگەنامە
kind-place = شوێن
kind-incident = ڕووداو
kind-sighting = بینین

line-received = هات لە
line-submitted = ڕاپۆرت پێشکەش کرا
line-disclosed = نێردرا بۆ
line-receipt-given = پسوولەی وەرگرتن درا بە
line-acknowledged = وەرگرتنی پشتڕاستکردەوە
line-withheld = ڕاگیرا لە

reliability-A = سەرچاوەکە بە تەواوی جێی متمانەیە
reliability-B = سەرچاوەکە زۆرجار جێی متمانەیە
reliability-C = سەرچاوەکە تا ڕادەیەک جێی متمانەیە
reliability-D = سەرچاوەکە زۆرجار جێی متمانە نییە
reliability-E = سەرچاوەکە جێی متمانە نییە
reliability-F = ناتوانرێت سەرچاوەکە هەڵبسەنگێنرێت
credibility-1 = زانیارییەکە پشتڕاستکراوەتەوە
credibility-2 = زانیارییەکە بە ئەگەری زۆر ڕاستە
credibility-3 = زانیارییەکە لەوانەیە ڕاست بێت
credibility-4 = زانیارییەکە جێی گومانە
credibility-5 = زانیارییەکە دوورە لە ڕاستی
credibility-6 = ناتوانرێت زانیارییەکە هەڵبسەنگێنرێت

name-role-plain = ناو
name-role-nasab = ڕەچەڵەک
name-role-servant = عەبد
name-role-kunya = کونیە
name-role-title = نازناوی ڕێز
name-role-patronymic = ناوی باوک
name-role-nisba = نیسبە
name-role-initial = پیتی یەکەم
how-exact = هەمان
how-known = نووسینێکی ناسراو
how-lexicon = وەک یەک ناو ناسراوە
how-disputed = دەنگیان لێک نزیکە، وەک دوو ناو ناسراون
how-phones = هەمان دەنگ
how-joined = پێکەوە نووسراو
how-initial = پیتی یەکەم
how-left-over = بێ بەرامبەر

reason-to-itself = ئەندام زانیاری بۆ خۆی ئازاد ناکات.
reason-own-statement = لێدوانی وەرگرەکە خۆیەتی.
reason-review-passed = کاتی پێداچوونەوەی تێپەڕیوە: دەبێت لایەنی دەرکەر دووبارە سەیری بکات.
reason-releasable-to-nobody = لایەنی دەرکەر ڕێ بە هیچ کەس نادات.
reason-not-named = لایەنی دەرکەر ناوی { $member }ی لەنێو ڕێپێدراواندا نەبردووە.
reason-no-onward = لە لایەنی دەرکەرەوە هاتووە و نابێت بدرێتە کەسی تر.
reason-third-party-rule = هی لایەنێکی ترە و هیچ بەندێک ڕێ بە دانەوەی نادات.
reason-needs-consent = تەنها بە ڕەزامەندی لایەنی دەرکەر دەدرێتەوە.
reason-purpose-not-in-label = نیشانەکەی ڕێ بە هیچ کام لە مەبەستەکان نادات.
reason-not-for-court = نابێت پیشانی دادگا بدرێت.
reason-prohibited = قەدەغەیەک ڕێگری لێ دەکات.
reason-no-agreement = هیچ ڕێککەوتنێک لەگەڵ { $member } نەزانراوە.
reason-not-signed = هەموو لایەنەکان ڕێککەوتنەکەیان لەگەڵ { $member } واژوو نەکردووە.
reason-not-in-force = ڕێککەوتنەکە لەگەڵ { $member } کارا نییە.
reason-no-clause = هیچ بەندێکی کارا بۆ { $member } نییە.
reason-dangling-reference = ئاماژە بە بابەتێک دەکات کە هیچی لێ ڕێپێنەدراوە.
reason-role-may-not = ڕۆڵەکە ڕێی خوێندنەوەی نییە.
reason-clearance = ڕێپێدانی خوێنەر لە پلەی ئەمە نزمترە.
reason-purpose-not-given = بۆ ئەم مەبەستە نەدراوە.
reason-unknown-clauses = ئەو بەندانەی پێی هاتووە لە هیچ ڕێککەوتنێکی ناسراودا نین.
reason-retention-passed = ماوەی هەڵگرتنی تێپەڕیوە.
reason-category-outside-clause = هیچ بەندێک ئەم جۆرە داتایە ناگرێتەوە.
reason-person-outside-clause = هیچ بەندێک ئەم جۆرە کەسە ناگرێتەوە.
reason-minor-outside-clause = هیچ بەندێک کەسانی خوار هەژدە ساڵ ناگرێتەوە.
reason-above-ceiling = پلەکەی لە سنووری سەرەوەی بەندەکە بەرزترە.
reason-territory-outside-clause = هیچ بەندێک هەموو هەرێمەکانی لێدوانەکە ناگرێتەوە.
reason-purpose-outside-clause = هیچ بەندێک ڕێ بە هیچ کام لە مەبەستەکانی نادات.
reason-exercise-outside-agreement = بابەتی ڕاهێنانە، و ڕێککەوتنەکە ڕاهێنان نییە.
reason-before-start = پێش کارابوونی ڕێککەوتنەکە نووسراوە.

power-convene = بانگهێشتی کۆبوونەوە
power-set-agenda = دانانی کارنامە
power-call-vote = بانگەواز بۆ دەنگدان
power-task = سپاردنی ئەرک
power-open-case = کردنەوەی دۆسیە
power-forward = ناردنە پێشەوە
power-minute = نووسینی کۆنووس
minute-open-tasks = ئەرکە کراوەکان
minute-open-requests = داواکارییە کراوەکان
minute-unacknowledged-traffic = هاتوچۆی بێ پشتڕاستکردنەوە

onward-role-holder = لای ئێمەیە و ئێمە داوامان کردووە
onward-role-originator = داوا لە ئێمە کراوە
onward-role-third-party = ئێمە لایەنی سێیەمین
onward-waiting = چاوەڕوانی وەڵامە
onward-unanswered = لە کاتی خۆیدا وەڵام نەدرایەوە: نەخێر
onward-refused = نەخێر
onward-permitted = ڕێپێدراوە
onward-expired = ڕێپێدرا و کۆتایی هات
onward-revoked = ڕەزامەندی کشێنرایەوە
onward-answer-yes = بەڵێ
onward-answer-tear-line = ڕاپۆرتێکی تر لە جێی ئەو
onward-answer-no = نەخێر
ground-source-protection = پاراستنی سەرچاوە
ground-operation = ئۆپەراسیۆنێکی بەردەوام
ground-law = یاسا
ground-purpose = مەبەست
ground-accuracy = وردی
ground-third-party = لایەنی سێیەم

property-name = ناو
property-alias = ناوی خوازراو
property-weakAlias = ناوی خوازراوی لاواز
property-firstName = ناوی یەکەم
property-fatherName = ناوی باوک
property-motherName = ناوی دایک
property-lastName = ناوی خێزان
property-title = نازناوی ڕێز
property-birthDate = ڕۆژی لەدایکبوون
property-birthPlace = شوێنی لەدایکبوون
property-birthCountry = وڵاتی لەدایکبوون
property-deathDate = ڕۆژی مردن
property-gender = ڕەگەز
property-nationality = ڕەگەزنامە
property-country = وڵات
property-address = ناونیشان
property-phone = تەلەفۆن
property-email = ئیمەیڵ
property-passportNumber = ژمارەی پاسپۆرت
property-idNumber = ژمارەی ناسنامە
property-position = پلە
property-status = دۆخ
property-notes = تێبینی
property-summary = پوختە
property-sourceUrl = بڵاوکراوەتەوە لە
property-listing = لیست
property-listedOn = ڕۆژی لیستکردن
property-amendedOn = ڕۆژی هەموارکردن
property-memberOf = ئەندامە لە
property-relative = خزم
property-associate = هاوکار
property-owns = خاوەنی
property-judgment = بڕیاری دادگا
property-warrant = فەرمانی گرتن
property-clearance = پاککردنەوە لە گومان
property-sameAs = هەمان کەسە لەگەڵ
property-differentFrom = کەسێکی ترە لە
property-unsureOf = لەوانەیە هەمان بێت لەگەڵ
property-undoes = هەڵدەوەشێنێتەوە
property-partedBy = جیا دەکرێتەوە بە
property-reason = هۆکار
property-restsOn = پشت دەبەستێت بە
property-source = سەرچاوە
property-registrationNumber = ژمارەی تۆمارکردن
property-type = جۆر
property-model = مۆدێل
property-serialNumber = ژمارەی زنجیرەیی
property-fileName = ناوی فایل
property-contentHash = پەنجەمۆری ناوەڕۆک
property-language = زمان
property-bodyText = دەق
property-date = ڕۆژ
property-mentions = ئاماژە دەکات بە
property-point = پۆتانەکان
property-location = شوێن
property-involved = بەشداربووان
property-threatens = هەڕەشە دەکات لە
property-seen = بینراوە

recalls = وەرگیراوەکان
recalls-help = ئەوەی ئەم ئەندامە وەریگرتەوە و هەر هەڵگرێک چی کرد، و ئەوەی لێی وەرگیرایەوە. گرێی هەڵگر دەستبەجێ کار دەکات و بە پسوولەیەکی واژۆکراو وەڵام دەداتەوە.
recalls-none = هیچ وەرنەگیراوەتەوە.
recall-take-back = وەریبگرەوە
recall-send = وەریبگرەوە
recall-done = هەموو هەڵگرێک ئاگادار دەکرێتەوە. کێ کاری کرد لە ژێر «وەرگیراوەکان» نووسراوە.
recall-from = لە کێ
recall-everybody = لە هەموو ئەوانەی هەیانە
recall-reason = هۆکار
recall-reason-help = تەنها بۆ کەسانی خۆمان؛ دەرناچێت.
recall-withdrawal-help = ڕاستە، بەڵام ئیتر بۆ ئەوانە نییە کە هەیانە. لەناوی دەبەن.
recall-retraction-help = هەڵەیە، بۆ هەمووان و هەمیشە، لێرەش.
recall-replaced = جێی دەگرێتەوە
recall-nobody = کەس نەیبوو.
recall-via = لە ڕێگەی
recall-by = وەریگرتەوە:
recall-rested = پشتی پێ بەستووە و دەبێت سەرلەنوێ سەیر بکرێت
recall-conclusion = دەرەنجامێک
recall-retraction = هەڵە:
recall-withdrawal = کشێندرایەوە:
recall-state-done = کرا
recall-state-refused = دەیپارێزێت
recall-state-not-reached = پێی نەگەیشتووە لە
recall-ground-not-true = ڕاست نییە
recall-ground-wrong-person = دەربارەی کەسێکی ترە
recall-ground-corrected = ڕاستکرایەوە
recall-ground-unlawful = نەدەبوو هەڵبگیرێت
recall-ground-wrong-recipient = بۆ ئەندامێکی هەڵە چوو
recall-ground-protection = کەسێک لە مەترسیدایە
recall-ground-no-longer-needed = ئیتر پێویست نییە
keep = دەبێت بپارێزرێت
keep-send = تۆمار بکە
keep-let-go = ئیتر پێویست نییە بپارێزرێت
keep-ground-court-file = پارێزراو: لە دۆسیەی دادگا
keep-ground-law = پارێزراو: بە یاسامان
keep-ground-warning = پارێزراو: ئاگادارکردنەوەیەکی لەسەرە
keep-ground-oversight = پارێزراو: چاودێری سەیری دەکات
line-took-back = وەرگیرایەوە
line-recall-came = وەریگرتەوە:
line-recall-receipt = پسوولەی وەرگرتنەوە لە

## داواکاریی زانیاری

rfis = داواکاریی زانیاری
rfis-help = ئەوەی دەپرسرێت و ئەوەی وەڵامی دەداتەوە ڕاپۆرتن: هەر لایەک ئەوەندەی وەردەگرێت کە ڕێککەوتنەکان ڕێی پێ دەدەن.
rfis-none = کەس هیچی نەپرسیوە.
rfi-ask = داوای زانیاری لە ئەندامێک بکە
rfi-question = ئەو ڕاپۆرتەی دەڵێت چی دەپرسرێت
rfi-question-help = ناسنامەکەی، r- و 32 نیشانە: یەکەم جار ڕاپۆرتێک بنووسە.
rfi-to = لە کێ دەپرسرێت
rfi-case = دۆسیەکە و ئەو یاسایەی لەسەری دەپرسرێت
rfi-precedence-help = وەڵام پێویستە لە دوو کاتژمێردا بۆ بروسکەیی، 12 بۆ دەستبەجێ، دوو ڕۆژ بۆ بەپەلە، حەوت بۆ ئاسایی.
rfi-like-the-report = وەک ڕاپۆرتەکە
rfi-send = بپرسە
rfi-asked = پرسرا. لەناو داواکارییەکانی زانیاریدایە.
rfi-we-ask = ئێمە لە { $member } دەپرسین
rfi-asks-us = { $member } لە ئێمە دەپرسێت
rfi-as-chair = وەک سەرۆکی { $agreement }
rfi-for = بە ناوی کێ
rfi-for-help = سەرۆکی لیژنە دەتوانێت ئەرک بداتە کورسییەکانی تا ماوەکەی بەردەوامە.
rfi-for-itself = بە ناوی خۆمان
rfi-the-question = پرسیارەکە
rfi-answer = وەڵام بدەوە
rfi-answer-send = وەڵامەکە بنێرە
rfi-reports = ڕاپۆرتەکانمان کە وەڵامی دەدەنەوە
rfi-reports-help = ناسنامەکانیان، بە بۆشایی لە نێوانیاندا.
rfi-reports-none-help = ناسنامەکانیان، بە بۆشایی لە نێوانیاندا؛ ئەگەر نەبوو واتە هیچمان نییە.
rfi-more-later = زیاتر دواتر دێت
rfi-nothing = هیچیان نییە
rfi-late = درەنگ
rfi-counts = چییان لێ هات
rfi-way = کێ پرسی
rfi-way-ours = ئێمە
rfi-way-theirs = ئەوان
rfi-grounds = هۆکارەکان
rfi-n-asked = پرسراو
rfi-n-open = کراوە
rfi-n-overdue = کاتی بەسەرچوو
rfi-n-whole = بە تەواوی
rfi-n-part = بەشێک
rfi-n-refused = ڕەتکراوە
rfi-n-late = درەنگ
rfi-standing-open = کراوە
rfi-standing-overdue = کاتی بەسەرچوو
rfi-standing-part = بەشێکی وەڵام درایەوە
rfi-standing-whole = وەڵام درایەوە
rfi-standing-refused = ڕەتکرایەوە
rfi-extent-whole = بە تەواوی
rfi-extent-part = بەشێک
rfi-extent-refused = ڕەتکرایەوە
rfi-ground-no-warrant = فەرمانی دادگا نییە
rfi-ground-political-or-religious = سروشتی سیاسی یان ئایینی
rfi-ground-torture-risk = مەترسیی ئەشکەنجە
rfi-ground-third-party-rule = یاسای لایەنی سێیەم
rfi-ground-quality = زۆر گوماناوییە
rfi-ground-disproportion = لەوەی مەبەستەکە پێویستیەتی زیاترە

## Carrying by hand

carry = گواستنەوە بە دەست
carry-help = بۆ ئەندامێک کە هێڵی نییە: ئەوەی چاوەڕێی دەکات وەک پەڕگەیەک دەڕوات کە تەنها ئەو دەیخوێنێتەوە، و پەڕگەی ئەویش لێرە دەخوێنرێتەوە. هەموویان لەگەڵ ئەوەی گواستوویەتیەوە دەنووسرێن. ئەوەی دەیگوازێتەوە نابینێت چی تێدایە.
carry-write = نووسینی گورزە
carry-for = بۆ
carry-which = چی تێدایە
carry-waiting = ئەوەی چاوەڕێیە
carry-waiting-help = ئەوەی ئەندامەکە وەرگرتنی پشتڕاست نەکردووەتەوە و هێشتا لە هیچ گورزەیەکدا نییە، و ئەوەی دووبارە داوای کردووە.
carry-again = هەموو ئەوەی پشتڕاست نەکراوەتەوە
carry-again-help = ئەوەی لە گورزەی پێشووشدایە: دوایین دیسک ون بوو.
carry-from = لە ژمارەیەکەوە
carry-from-help = پشتڕاست کرابێتەوە یان نا: ئەندامەکە وتی کام ژمارەی کەمە.
carry-first = ژمارەی یەکەم ناردن
carry-write-act = بنووسە و هەڵیبگرە
carry-save-again = هەمان پەڕگە دووبارە هەڵبگرە
carry-holds = ناردنەکان لە { $first } تا { $last }، دانە: { $items }
carry-holds-none = هیچ ناردنێک
carry-acknowledgements = پشتڕاستکردنەوەی وەرگرتن: { $n }
carry-asks = داوا کرا ناردنەکانی لە { $first }ەوە دووبارە بێنەوە
carry-more = زیاتر لەوەی گورزەیەک جێی دەبێتەوە چاوەڕێیە: یەکێکی تر بنووسە.
carry-read = خوێندنەوەی گورزە
file-choose = پەڕگەیەک هەڵبژێرە
file-none = هیچ پەڕگەیەک هەڵنەبژێردراوە
carry-file = پەڕگەی ئەندامەکە
carry-file-help = دووبارە خوێندنەوەی هەمان پەڕگە هیچ ناگۆڕێت، و ئەوە وەردەگرێت کە پێشتر نەتوانرا وەربگیرێت.
carry-read-act = بیخوێنەوە
carry-made = نووسراوە لە
carry-before = پێشتر خوێنراوەتەوە:
carry-taken = وەرگیرا: ناردنەکان لە { $first } تا { $last }؛ دانەی هەڵگیراو: { $stored }، ناسراو: { $known }
carry-known = پێشتر ناسراو: ناردنەکان لە { $first } تا { $last }
carry-items-refused = دانەی ڕەتکراوە: { $n }.
carry-answers = پشتڕاستکردنەوەی وەرگرتنی هی ئێمە: { $taken } نوێ، { $known } ناسراو
carry-answers-refused = پشتڕاستکردنەوەی ڕەتکراوە: { $n }.
carry-missing = ناردنەکان لە { $first } تا { $last } کەمن. ئەو گورزەیە بخوێنەوە کە تێیدان، پاشان ئەمە دووبارە؛ گورزەی داهاتوو بۆ ئەندامەکە داوایان دەکات.
carry-delivery-refused = ناردنی { $n } ڕەتکرایەوە.
carry-unread = ئەوەی دوای ئەو سەیر نەکرا: { $n }
carry-asked = ناردنەکانی ئێمەی لە { $first }ەوە کەمن. گورزەیەکی بۆ بنووسە: لەوێوە دەست پێ دەکات.
carry-nothing-new = هیچی نوێی تێدا نییە.
