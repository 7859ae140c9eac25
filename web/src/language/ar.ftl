## The frame

banner = وسم هذه الصفحة
banner-nothing = لا محتوى موسوماً في هذه الصفحة
exercise = تمرين
exercise-some = تمرين جزئياً
skip = انتقل إلى المحتوى
rooms = الغرف
room-traffic = حركة التبادل
room-people = الأشخاص
room-resolve = مطابقة الأشخاص
room-screening = التدقيق
room-members = الأعضاء
room-ledger = السجل
room-administration = الإدارة
members-title = الأعضاء والاتفاقيات
language = اللغة
help = المفاتيح والعرض
keys-first-field = إلى الحقل الأول
keys-on = تعمل المفاتيح وحدها: G وN و/ و؟
view-theme = الألوان
theme-system = كالنظام
theme-light = فاتح
theme-dark = داكن
view-digits = الأرقام
digits-latn = 0123
digits-arab = ٠١٢٣
view-hijri = التاريخ الهجري بجانب الميلادي
line-connecting = جارٍ الاتصال
line-live = متصل
line-reconnecting = جارٍ إعادة الاتصال
cleared-for = تصريح: { $level }
no-room = لا شيء لك هنا
no-room-help = ليس لدورك صفحة في هذه العقدة. يستطيع مسؤول النظام تغيير ذلك.
trail = رجوع

## Logging in

login = اسم الدخول
password = كلمة المرور
log-in = دخول
logging-in = جارٍ الدخول
log-in-passkey = الدخول بمفتاح مرور
log-in-provider = الدخول عبر { $name }
log-in-provider-apart = يُفتح بجانب هذه الصفحة. عُد إليها بعده: ما كتبته باقٍ فيها.
provider-refused = لم يتم دخولك هناك.
provider-anew = ابدأ من جديد
provider-otherwise = الدخول بطريقة أخرى
passkeys = مفاتيح المرور
passkeys-help = مفتاح المرور يُدخلك ببصمة الإصبع أو برمز جهازك، ولا يمكن أن يُعطى لصفحة تقلّد هذه الصفحة.
passkeys-none = ليس لديك أي مفتاح بعد.
passkeys-not-browser = هذا المتصفح لا يعرف مفاتيح المرور.
passkeys-not-address = مفاتيح المرور ترتبط باسم لا برقم: افتح هذه الصفحة باسمها.
passkey-name = اسم هذا الجهاز عندك
passkey-add = إضافة مفتاح مرور لهذا الجهاز
passkey-remove = إزالة
passkey-not-given = لم يُقدَّم مفتاح مرور. حاول مرة أخرى أو ادخل بكلمة المرور.
log-out = خروج
expired-title = انتهت جلستك
expired-body = لم يضع شيء مما كتبته، ولا تصل حركة إلى هذا المكتب حتى تسجّل الدخول من جديد. تابع من حيث كنت.
expired-leave = مغادرة هذه الصفحة

## Words used everywhere

again = حاول من جديد
close = إغلاق
comma = {"، "}
semicolon = {"؛ "}
and-list = {" و"}
loading = جارٍ التحميل
none = لا شيء
name = الاسم
purpose = الغرض
report = التقرير
statements = الإفادات
originator = الجهة المُصدِرة
member = العضو
members = الأعضاء
clause = البند
number = { $n }
n-statements = { $n ->
    [zero] لا إفادات
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $n } إفادات
    [many] { $n } إفادة
   *[other] { $n } إفادة
 }
n-reports = { $n ->
    [zero] لا تقارير
    [one] تقرير واحد
    [two] تقريران
    [few] { $n } تقارير
    [many] { $n } تقريراً
   *[other] { $n } تقرير
 }
show-more = إظهار { $n } أخرى
table-find = بحث في الجدول
table-rows = { $n ->
    [one] صف واحد
    [two] صفان
    [few] { $n } صفوف
   *[other] { $n } صفاً
 }
table-found = { $n } من أصل { $all } من الصفوف
show-older = إظهار الحركة الأقدم
export = أخذ نسخة
export-recorded = يُسجَّل للرقابة أنك أخذت نسخة، لغرض: { $purpose }. ويحمل كل سطر تصنيفه.
export-disclosures = أخذ نسخة من الإفصاحات
export-looks = أخذ نسخة من الاطلاعات
export-csv = جدول لبرامج الجداول (CSV)
export-jsonl = أسطر للبرامج (JSON)
how-export = أُخذ ملفاً
traffic-full = تحتفظ الصفحة بأحدث { $n } من التقارير، والأقدم منها لدى العقدة.
row-written = كُتب في
from-members = من
read-recorded = تُسجَّل القراءة للرقابة مع غرضك منها.

## Problems

problem-unreachable = العقدة لا تجيب. قد يكون الاتصال أو العقدة متوقفاً، وقد يكون ما تراه قديماً.
problem-wrong-login = اسم الدخول أو كلمة المرور غير صحيح.
problem-provider-answer = لم يُقبل ما عاد من الدخول: تأخر، أو استُعمل من قبل، أو بدأ في متصفح آخر. ابدأ من جديد.
problem-provider-account = هذا الحساب غير مرتبط بأحد في هذه العقدة. اطلب من مسؤول النظام أن يربطه باسم دخولك.
problem-provider-silent = الموضع الذي تدخل عبره لا يجيب. ادخل بكلمة المرور أو بمفتاح مرور، أو حاول لاحقاً.
problem-not-allowed = لا يملك دورك هذه الصلاحية.
problem-not-found = لا شيء هنا مُفرَج عنه لك لهذا الغرض.
problem-too-many = { $seconds ->
    [0] محاولات كثيرة. انتظر قليلاً ثم حاول من جديد.
    [one] محاولات كثيرة. حاول من جديد بعد ثانية واحدة.
    [two] محاولات كثيرة. حاول من جديد بعد ثانيتين.
    [few] محاولات كثيرة. حاول من جديد بعد { $seconds } ثوانٍ.
   *[other] محاولات كثيرة. حاول من جديد بعد { $seconds } ثانية.
 }
problem-busy = العقدة مشغولة. حاول من جديد بعد قليل.
problem-changed-meanwhile = غيّر شخص آخر هذا في أثناء ذلك، ولم يُستبدل شيء. المعروض هو الساري الآن، وما كتبته باقٍ هنا. قارن بينهما ثم أرسل من جديد.
problem-login-taken = اسم الدخول هذا مستعمل. غيّر ذلك القيد في القائمة أو اختر اسماً آخر.
problem-disk-full = قرص العقدة ممتلئ: لا تقبل جديداً ولم تفقد شيئاً. أبلغ مسؤول النظام.
problem-internal = تعذّر على العقدة أن تجيب. أبلغ مسؤول النظام بالرقم أدناه.
problem-nothing-waits = لا شيء ينتظر هذا العضو.
problem-no-bundle-key = ليس في بطاقة هذا العضو مفتاح للحزم: لا يمكن ختم شيء له. اطلب منه أحدث بطاقة.
problem-not-active = هذا العضو غير معروف هنا أو موقوف.
problem-no-such-delivery = لا تسليم بهذا الرقم.
problem-cannot-be-made-again = لا يمكن إعادة هذا التسليم. ابدأ من رقم بعده.
problem-no-bundle = هذا الملف ليس حزمة.
problem-bundle-version = هذه الحزمة من برنامج أحدث.
problem-bundle-changed = قُطع هذا الملف أو تغيّر منذ خُتم. انسخه من جديد.
problem-bundle-other-key = هذه الحزمة مختومة لمفتاح آخر. أعط كاتبها أحدث بطاقة لهذا العضو، ولتُكتب من جديد.
problem-bundle-not-for-us = هذه الحزمة لعضو آخر.
problem-bundle-signature = هذه الحزمة غير موقعة بمفتاح معروف للعضو. بعد تبديل مفتاحه اقرأ الحزمة التي قبلها أولاً.
problem-bundle-not-active = هذه الحزمة من عضو غير معروف هنا أو موقوف.
problem-bundle-future-dated = كُتبت هذه الحزمة بعد الآن. قارن الساعات.
problem-bundle-not-the-carriers = هذه الحزمة من عضو غير الذي تنقل له.
problem-request = الطلب { $id }
conflict-decided = سبق لهذا العضو أن قرّر بشأن الاثنين. ألغِ ذلك القرار أولاً.
conflict-one-already = الاثنان شخص واحد من قبل، بهذه القرارات.
conflict-held-apart = قرار يفصل بين الاثنين. ألغِه أولاً.
conflict-joined = الاثنان مجموعان بقرارات أخرى. ألغِ أحدها أولاً.
conflict-not-ours = هذا قرار عضو آخر ولا يلغيه إلا هو. ولك أن تقرّر خلافه.
conflict-undone = هذا القرار ملغى من قبل.
conflict-decision = القرار { $id }

## Labels

label = الوسم
label-level = درجة السرية
label-rel = يجوز إعطاؤها إلى
label-category = فئة البيانات
label-person = فئة الشخص
label-minor = دون الثامنة عشرة
label-caveats = القيود
label-territories = الإقليم
label-purposes = الأغراض
label-review = المراجعة
rel-any-party = لأي طرف
rel-nobody = ليس لأحد
rel-only = إلى { $members } فقط

## The watch

room-watch = المناوبة
watch-traffic = أحدث حركة التبادل
watch-traffic-none = لم يصل شيء اليوم، ولا شيء بانتظار الرد.
waits-for = بانتظار
waits-since = منذ
waits-more = { $n ->
    [one] تقرير آخر بانتظار الإقرار
    [two] تقريران آخران بانتظار الإقرار
    [few] { $n } تقارير أخرى بانتظار الإقرار
   *[other] { $n } تقريرًا آخر بانتظار الإقرار
 }
watch-lines = الخطوط
watch-lines-none = لا يُعرف أي عضو بعد.
lane-waits = { $n ->
    [one] تسليم واحد بانتظار الإقرار
    [two] تسليمان بانتظار الإقرار
    [few] { $n } تسليمات بانتظار الإقرار
   *[other] { $n } تسليمًا بانتظار الإقرار
 }
lane-heard = آخر إقرار
watch-chairs = الرئاسات
chair-until = حتى { $day }
map = الخريطة
map-span = رجوعًا إلى
map-last = { $n } يومًا
map-all = البداية
map-again = اقرأ من جديد
map-more = هناك أكثر مما يمكن عرضه دفعة واحدة: هنا أحدث { $n }.
map-signs = ما يُعرض
map-layers = الطبقات
map-days = الأيام
map-from = أول يوم
map-to = آخر يوم
map-play = تشغيل الأيام
map-step = التالي
map-pause = إيقاف مؤقت
map-pace = السرعة
map-pace-day = يوم
map-pace-week = أسبوع
map-pace-month = شهر
map-none = لا شيء على الخريطة لهذا الغرض وهذه الأيام.
map-shown = { $n } على الخريطة
map-table = ما على الخريطة
map-what = ما هو
map-day = اليوم
map-here = { $n } هنا
map-canvas = الخريطة، تُحرَّك بالأسهم و+ و−
map-closer = تقريب
map-farther = إبعاد
map-source = اليابسة والحدود: ‏Natural Earth، ملك عام
map-not-drawn = لا يستطيع هذا المتصفح رسم الخريطة. كل ما عليها في الجدول.
sign-incident = حادث
sign-sighting = مشاهدة
sign-control-point = نقطة تفتيش
sign-place = مكان

## Traffic

traffic-table = التقارير بحسب الأسبقية والوقت مع ما استلمه كل عضو
traffic-empty = لا حركة بعد
traffic-empty-help = تظهر التقارير هنا حين تُقدَّم في هذه العقدة أو ترد من عضو.
traffic-none-all = لا تقارير
traffic-none-waiting = لا شيء بانتظار إشعار استلام
traffic-none-refused = لم يُرفض شيء
traffic-none-withheld = لم يُحجب شيء
filter = إظهار
filter-all = الكل
filter-waiting = بالانتظار
filter-refused = مرفوض
filter-withheld = محجوب
column-precedence = الأسبقية
column-time = الوقت
column-report = التقرير
cell-nothing = لم يُرسل شيء
cell-not-ours = ليس لنا إرساله
cell-delivered = سُلِّم
cell-waiting = بالانتظار
cell-refused = مرفوض
cell-withheld = حُجب { $n }
run-name = { $n ->
    [few] قائمة: { $n } مُدخلات
    [many] قائمة: { $n } مُدخلاً
   *[other] قائمة: { $n } مُدخل
 }
run-open = مفتوحة؛ اضغط Enter لطيّها
run-folded = مطوية؛ اضغط Enter لفتحها
run-delivered = سُلِّم { $n }
run-waiting = بالانتظار { $n }
run-refused = مرفوض { $n }
news-one = جديد: { $what } { $member } { $precedence }
news-many = { $n ->
    [two] سطران جديدان في الحركة
    [few] { $n } أسطر جديدة في الحركة
    [many] { $n } سطراً جديداً في الحركة
   *[other] { $n } سطر جديد في الحركة
 }
partners = من استلمه
partners-none = لم يُرسل من هنا شيء من هذا التقرير.
receptions = كيف ورد إلى هنا
audience = من لديه هذه الإفادة
audience-released = لديه
audience-withheld = ليست لديه
partner-delivered = أُشعر بالاستلام
partner-waiting = أُرسل ولم يرد إشعار
partner-refused = مرفوض
partner-withheld = محجوب
released-n = { $n ->
    [zero] لم يُفرج عن شيء
    [one] أُفرج عن إفادة واحدة
    [two] أُفرج عن إفادتين
    [few] أُفرج عن { $n } إفادات
   *[other] أُفرج عن { $n } إفادة
 }
under-clause = بموجب البند { $clause } من { $agreement }
withheld-n = { $n ->
    [zero] لم يُحجب شيء
    [one] حُجبت إفادة واحدة لأن
    [two] حُجبت إفادتان لأن
    [few] حُجبت { $n } إفادات لأن
   *[other] حُجبت { $n } إفادة لأن
 }
no-content = يرى دورك حركة التبادل دون المحتوى.
not-for-purpose = لا شيء منه مُفرَج عنه لك لغرض: { $purpose }
written-for = كُتب التقرير لغرض: { $purpose }. اختر أعلاه غرضك من القراءة.
report-basis = الأساس القانوني
report-purpose = الغرض
collected-on = جُمعت { $day }
valid-both = من { $from } إلى { $until }
valid-from = منذ { $from }
valid-until = حتى { $until }
ended = انتهى
grade-is = التقييم { $grade }، { $words }

flash-bar = رسائل برقية ليست بيد أحد
flash-more = و{ $n } أخرى
flash-silence = إسكات
flash-silent = صامت

desk = على المكتب
desk-nothing = لا شيء ينتظر: كل شيء بيد أحد.
desk-all = عرض الكل ({ $n })
desk-fewer = عرض الأوائل
desk-more = ينتظر أكثر مما هو مذكور.
desk-called = المكتب المستدعى: { $desk }
desk-take-up-routine = تسلّم كل الاعتيادي ({ $n })
desk-late = لم يُقرّ باستلامه في الوقت
desk-delivery = التسليم { $n }
desk-behind = ينتظر خلف التسليم الأول
take-up = استلمتها
due-left = بقي { $span }
due-over = تأخر { $span }
span-minutes = { $n } د
span-hours = { $n } س { $minutes } د
span-days = { $n } يوماً

## Writing a report

report-new = تقرير جديد
report-answer = إجابة
onward-asked = سُئل. وهو في قائمة ما يُمرَّر.
writing-new = تقرير جديد
writing-answer = إجابة على { $id }
writing-head = التقرير
writing-kind = النوع
writing-subjects = عمّن وعمّ يتحدث
writing-who = الاسم
writing-who-help = زر الإدخال يبحث عمّن هو معروف من قبل
writing-subject-kind = نوع الموضوع
writing-new-subject = إضافة كجديد: { $kind }
choose = اختر
remove = إزالة
remove-what = إزالة { $what }
writing-add = الإفادة التالية
statement-n = الإفادة { $n }
writing-about = عن
writing-property = ما يقال
writing-value = القيمة
writing-original = بخطه الأصلي
writing-original-help = كما في الوثيقة إن لم يكن لاتينياً
grade = الدرجة
grade-help = المصدر من A إلى F والمعلومة من 1 إلى 6، مثل B2
method = كيف عُرف
valid-since = يسري من
valid-to = يسري حتى
collected = عُرف في
day-help = مثل {"2027-01-31"}
reference = المرجع
reference-help = ينتقل مع الإفادة
territories-help = رموز مثل IQ JO، و001 هو العالم
rel-to-any = أي طرف في اتفاقية
rel-to-help = قد تحجب الاتفاقيات أكثر، ولا تضيف أحداً أبداً.
rel-to-nobody = لم يُختر أحد: يبقى في هذه العقدة.
rel-to-own = لغير من اختيروا للتقرير
label-own = خاص بها
label-of-report = كالتقرير
writing-audience = من يستلمه
writing-audience-help = مفتاح التحكم مع الإدخال يُظهر من سيستلم كم منه وما يُحجب ولماذا. لا يُرسل شيء قبل ذلك.
writing-gets = من سيستلم ماذا
writing-faults = { $n ->
    [one] ينقص شيء أو يخطئ في موضع واحد
    [two] ينقص شيء أو يخطئ في موضعين
    [few] ينقص شيء أو يخطئ في { $n } مواضع
   *[other] ينقص شيء أو يخطئ في { $n } موضعاً
 }
writing-send = إرسال التقرير
writing-kept = يُحفظ ما تكتبه في هذا التبويب حتى ترسله أو تخرج.

method-human = رواه شخص
method-interview = قيل في مقابلة
method-captured = قُرئ في وثيقة أو جهاز مضبوط
method-observation = رآه ضابط
method-signals = من الاتصالات
method-open = معروف للعموم
method-official = من سجل رسمي أو محكمة أو قائمة
method-analysis = استنتجه محلل

gender-male = ذكر
gender-female = أنثى
gender-other = غير ذلك

## People

search = بحث
search-name = الاسم
search-name-help = بأي خط: العربي واللاتيني والكردي والكيريلي والعبري
people-empty = عمّن تبحث؟
people-empty-help = اكتب الاسم كما هو لديك، وتُقارَن عنك التهجئات والخطوط.
results-n = { $n ->
    [0] لا نتيجة للاسم { $name }
    [one] نتيجة واحدة للاسم { $name }
    [two] نتيجتان للاسم { $name }
    [few] { $n } نتائج للاسم { $name }
   *[other] { $n } نتيجة للاسم { $name }
 }
results-none = لا أحد بهذا الاسم مُفرَج عنه لك لغرض: { $purpose }
results-none-help = جرّب أجزاء أقل من الاسم أو تهجئة أخرى، أو ابحث لغرض آخر. يُسجَّل كل بحث مع غرضه.
other-purposes = البحث لغرض آخر
other-purposes-read = القراءة لغرض آخر
subject-none = لا شيء عن هذا الموضوع مُفرَج عنه لك لغرض: { $purpose }
born = مواليد { $dates }
score = تشابه الاسم من 100
matched = طابق
why = سبب تشابه الاسمين
written-on = كُتب { $day }
said-since = قيل منذ { $day }، وكُتب آخر مرة { $written }
dossier = الملف
dossier-of = الملف { $id }
names = الأسماء كما كُتبت
said-of-him = ما قيل عنه ومن قاله
conflict = متناقض
sightings = { $n ->
    [one] شوهد مرة واحدة
    [two] شوهد مرتين
    [few] شوهد { $n } مرات
   *[other] شوهد { $n } مرة
 }
links = { $n ->
    [one] صلة واحدة
    [two] صلتان
    [few] { $n } صلات
   *[other] { $n } صلة
 }
link-outgoing = { $what }:
link-incoming = مذكور هناك في باب { $what }:
timeline = على ترتيب الزمن
timeline-list = { $n ->
    [one] في قائمة: قيد واحد
    [two] في قائمة: قيدان
    [few] في قائمة: { $n } قيود
   *[other] في قائمة: { $n } قيداً
 }
timeline-cut = حُذفت هنا مدة لم يقع فيها شيء
lane-of-life = تواريخ
lane-of-standing = وضعه
lane-of-holds = يسري لمدة
lane-of-seen = شوهد
lane-of-decided = القرارات
lane-of-told = التقارير
dated-received = ورود تقرير إلى هنا
dated-written = كتابة تقرير
dated-collected = صار معلوماً
dated-as = { $what }: { $value }
network-open = إظهار الشبكة
network-close = إظهار القائمة وحدها
network-help = وسّع شخصاً لترى صلاته أيضاً. كل اطلاع يُسجَّل مع غرضك. النقر المزدوج يوسّع، والعجلة مع Control تقرّب.
network-expand = توسيع
network-choose = في الرسم
network-to-list = إلى هذه الصلات في القائمة
network-of = صلات { $name }
network-drawing = رسم فيه { $n } من الأشخاص والأشياء و{ $links } من الصلات. كل ما فيه وارد في القوائم.
network-no-drawing = لا يستطيع هذا المتصفح رسم الشبكة لأنه بلا WebGL. القوائم أدناه تحوي الشيء نفسه.
network-chosen-none = اختر شخصاً في الرسم، أو خطاً لترى سبب وجوده.
network-why = سبب هذه الصلة
network-why-with = السبب: { $name }
network-claim = { $from }: { $what }: { $to }
network-node = { $name } ({ $kind })
zoom-in = أقرب
zoom-out = أبعد
zoom-whole = الكل
paths-title = كيف يتصل اثنان
paths-from = من
paths-to = إلى
paths-n = { $n ->
    [0] لا طريق بين الاثنين ضمن ما وُسّع.
    [one] طريق أقصر واحد، عدد صلاته: { $links }
    [two] طريقان أقصران، عدد صلات كل منهما: { $links }
   *[other] أقصر الطرق: { $n }، وعدد صلات كل منها: { $links }
 }
subjects-of-him = { $n ->
    [two] موضوعان هما هذا الشخص نفسه
    [few] { $n } مواضيع هي هذا الشخص نفسه
   *[other] { $n } موضوعاً هي هذا الشخص نفسه
 }
subjects-cut = ما ضُمّ إلى هذا الشخص أكثر مما جُمع هنا.
links-cut = ما يرتبط بهذا الشخص أكثر مما يظهر هنا.
standing-is-cleared = مُبرَّأ
standing-is-wanted = مطلوب
standing-is-known = معروف
standing-by = وسمه كذلك: { $members }
standing-means-cleared = ليس هو المطلوب. أخلِ سبيله، وما سبق التبرئة لم يعد يُعتدّ به.
standing-means-wanted = تحقّق من هويته بعلامة ثانية، ثم اتصل بالجهة المصدرة. هذه الصفحة وحدها لا تجيز القبض على أحد.
standing-means-known = لا شيء هنا يطلب هذا الشخص ولا شيء يبرّئه.
reach-title = التبرئة لا تصل إلى الجميع
reach-help = لدى هؤلاء الأعضاء إفادات عن هذا الشخص، بقدر ما تعلم هذه العقدة، ولا تصلهم التبرئة. يُعامل عندهم كما من قبل: اتصل بهم، أو اتفقوا على ذلك.
reach-suspended = الإرسال إلى هذا العضو موقوف.

## Resolve

queue-title = من قد يكونان شخصاً واحداً
queue-help = الأرجح أولاً. لا يُقرَّر شيء من دونك، وكل قرار يمكن التراجع عنه.
queue-weak = والضعيفة أيضاً
queue-n = { $n ->
    [0] لا أحد ينتظر قراراً بين { $people } ممن نُظر فيهم
    [one] زوج واحد ينتظر قراراً بين { $people } ممن نُظر فيهم
    [two] زوجان ينتظران قراراً بين { $people } ممن نُظر فيهم
    [few] { $n } أزواج تنتظر قراراً بين { $people } ممن نُظر فيهم
   *[other] { $n } زوجاً تنتظر قراراً بين { $people } ممن نُظر فيهم
 }
queue-empty = لا أحد ينتظر قراراً
queue-empty-help = بين من ذُكروا أخيراً، بقدر ما هو مُفرَج عنه لك لهذا الغرض. اختر «والضعيفة أيضاً» أو غرضاً آخر لترى أكثر.
queue-more = النظر في المزيد
queue-busy = جارٍ المقارنة
queue-next = الزوج التالي
rule-title = قرارات من يُعتدّ بها هنا
rule-nobody = قرارات هذا العضو وحده.
rule-members = إلى جانب قرارات هذا العضو قرارات:
rule-change = تغيير القاعدة
rule-whose = قرارات من يُعتدّ بها إلى جانب قراراتنا
rule-set = العمل بالقاعدة
queue-decided = { $n ->
    [one] تقرّر فيه من قبل مرة
    [two] تقرّر فيه من قبل مرتين
    [few] تقرّر فيه من قبل { $n } مرات
   *[other] تقرّر فيه من قبل { $n } مرة
 }
and = و
reasons = ما يدل على شخص واحد أو على شخصين
bits = بالبِتّات: فوق الصفر يدل على شخص واحد، ودونه على شخصين
strength-strongly-for = يدل بقوة على شخص واحد
strength-for = يدل على شخص واحد
strength-little = لا يدل على الكثير
strength-against = يدل على شخصين
strength-strongly-against = يدل بقوة على شخصين
about-name = الاسم
about-birth = الميلاد
about-mother = اسم الأم
about-father = اسم الأب
about-grandfather = اسم الجد
about-birth-place = مكان الميلاد
about-nationality = الجنسية
about-residence = محل الإقامة
about-sex = الجنس
about-number = رقم الوثيقة
about-phone = الهاتف
about-relative = القريب
finding-same = نفسه
finding-near = متشابه
finding-differs = مختلف
finding-same-day = اليوم نفسه
finding-changed-places = نفسه مع تبديل اليوم والشهر
finding-same-year = السنة نفسها
finding-same-month = الشهر نفسه ويوم آخر
finding-other-day = السنة نفسها ويوم آخر
finding-one-year = الفرق سنة
finding-two-years = الفرق سنتان
finding-five-years = الفرق من ثلاث إلى خمس سنوات
finding-further = الفرق أكثر من خمس سنوات
finding-unknown = لا يمكن مقارنته
pair-title = شخص واحد أم شخصان؟
pair-sum = كل ذلك معاً:
advice-proposed = يستحق القرار
advice-weak = أضعف من أن يُقترح، أو يوجد ما ينقضه
advice-unlikely = يُستبعد أن يكونا شخصاً واحداً
pair-table = ما قيل عن الاثنين جنباً إلى جنب
pair-joined = الاثنان شخص واحد من قبل.
between = على ماذا يدل
weigh = اعتماد { $property }: { $value }
side-by-side = جنباً إلى جنب
both-people = الاثنان
may-not-decide = دورك يقرأ هنا ولا يقرّر.
decide-title = قرارك
verdict = الحكم
verdict-is-same = شخص واحد
verdict-is-different = شخصان
verdict-is-unsure = لا يمكن الجزم
decide-as-same = تسجيل: شخص واحد
decide-as-different = تسجيل: شخصان
decide-as-unsure = تسجيل: لا يمكن الجزم
parted-by = ما يميّز بينهما
decision-why = السبب
decision-why-held = غير مُفرَج عنه لك
basis-help = القانون أو المذكرة أو القرار أو القضية
weighed-n = { $n ->
    [one] تُعتمد إفادة واحدة مؤشَّرة، ويحمل القرار وسمها.
    [two] تُعتمد إفادتان مؤشَّرتان، ويحمل القرار وسمهما معاً.
    [few] تُعتمد { $n } إفادات مؤشَّرة، ويحمل القرار وسمها معاً.
   *[other] تُعتمد { $n } إفادة مؤشَّرة، ويحمل القرار وسمها معاً.
 }
weighed-none = أشّر أعلاه إفادة واحدة على الأقل تعتمدها.
weighed-title = { $n ->
    [0] لا شيء مما اعتمد عليه مُفرَج عنه لك
    [one] اعتمد على إفادة واحدة
    [two] اعتمد على إفادتين
    [few] اعتمد على { $n } إفادات
   *[other] اعتمد على { $n } إفادة
 }
resting-title = { $n ->
    [0] لا شيء يستند إليه
    [one] استنتاج واحد يستند إليه
    [two] استنتاجان يستندان إليه
    [few] { $n } استنتاجات تستند إليه
   *[other] { $n } استنتاجاً تستند إليه
 }
show-audience = من سيصله هذا؟
audience-title = من سيصله هذا القرار
audience-nobody = لا عضو آخر: يبقى في هذه العقدة.
gets-n = تصله { $n } من { $all } من الإفادات
gets-nothing = لا يصله شيء، والسبب
decided = تقرّر: { $verdict }
decided-about = { $one } و { $other }
decision-detail = القرار
decisions = القرارات
effect-holds = نافذ
effect-open = مفتوح
effect-contradicted = قرار آخر يفصل بينهما
effect-not-ours = قرار عضو آخر لا يُعتدّ به هنا
effect-undone = أُلغي
undo = تراجع
undo-why = سبب التراجع
undo-it = التراجع عن القرار
undone = أُلغي: كل شيء كما لو لم يُقرَّر
rested-n = { $n ->
    [0] لم يستند إليه شيء.
    [one] استند إليه استنتاج لاحق واحد. أعد النظر فيه:
    [two] استند إليه استنتاجان لاحقان. أعد النظر فيهما:
    [few] استندت إليه { $n } استنتاجات لاحقة. أعد النظر في كل منها:
   *[other] استند إليه { $n } استنتاجاً لاحقاً. أعد النظر في كل منها:
 }
conclusion-about = استنتاج عن { $id }

## Screening

screening-way = كيف يُدقَّق
screening-by-typed = بالاسم
screening-by-zone = بجواز أو بطاقة
screening-by-list = قائمة
zone = المنطقة المقروءة آلياً
zone-help = السطران أو الأسطر الثلاثة في أسفل الوثيقة: تُكتب أو يمسحها قارئ. الإدخال بعد السطر الأخير يسأل.
zone-empty-help = تتحقق العقدة من كل رقم تحقق وتسمي الخاطئ منها.
paper-holds = صالحة حتى { $day }
paper-expired = انتهت في { $day }
list-file = ملف الأسماء
list-file-help = ملف CSV، سطر لكل شخص: name وbirth وmother وdocument. يجوز أن يسمي السطر الأول الأعمدة.
list-too-many = المتوقع { $most } شخص على الأكثر، والموجود { $n }
list-progress = التقدم
list-done = دُقِّق { $n } من { $all }
list-stop = توقف
list-go-on = تابع
list-save = حفظ الأجوبة مع وسمها
list-answers = الأجوبة سطراً سطراً
list-line = السطر
list-whom = من قد يكون
list-named = بهذا الاسم
list-entry = القيد
list-outcome-hit = تطابق
list-outcome-cleared = مُبرَّأ: دعه يذهب
list-outcome-other-name = الوثيقة نفسها واسم آخر
list-outcome-same-name = الاسم وحده
list-outcome-no-hit = لا تطابق
name-help = بأي خط، كما في الوثيقة
birth = سنة الميلاد أو تاريخه
birth-help = 1971 أو {"1971-03"} أو {"1971-03-05"}
birth-odd = المتوقع 1971 أو {"1971-03"} أو {"1971-03-05"}
mother = اسم الأم
document = رقم الوثيقة
screen = تدقيق
screening-busy = جارٍ التدقيق
next-person = الشخص التالي
screening-recorded = يُسجَّل التدقيق مع هذا الغرض. وحين لا يوجد تطابق لا يُحفظ أي اسم.
answer = الجواب
screening-empty = لا سؤال بعد
screening-empty-help = أدخل الاسم. تاريخ الميلاد أو اسم الأم أو رقم الوثيقة يميّز بين من يحملون الاسم نفسه.
screening-position = القيد { $position } في السجل
verdict-hit = { $n ->
    [one] تطابق: الاسم وعلامة ثانية متفقان
    [two] تطابق: قيدان يتفقان في الاسم وعلامة ثانية
    [few] تطابق: { $n } قيود تتفق في الاسم وعلامة ثانية
   *[other] تطابق: { $n } قيداً تتفق في الاسم وعلامة ثانية
 }
verdict-hit-means = { $same ->
    [0] قارن الوثيقة بنفسك قبل أي إجراء، ثم اتصل بالجهة المصدرة. التطابق وحده لا يجيز القبض على أحد.
    [one] قارن الوثيقة بنفسك قبل أي إجراء. شخص آخر يشترك في الاسم فقط.
    [two] قارن الوثيقة بنفسك قبل أي إجراء. شخصان آخران يشتركان في الاسم فقط.
    [few] قارن الوثيقة بنفسك قبل أي إجراء. { $same } أشخاص آخرين يشتركون في الاسم فقط.
   *[other] قارن الوثيقة بنفسك قبل أي إجراء. { $same } شخصاً آخر يشتركون في الاسم فقط.
 }
verdict-other-name = { $n ->
    [one] الوثيقة معروفة باسم آخر
    [two] الوثيقة معروفة باسمين آخرين
    [few] الوثيقة معروفة بـ { $n } أسماء أخرى
   *[other] الوثيقة معروفة بـ { $n } اسماً آخر
 }
verdict-other-name-means = الرقم متفق والاسم ليس كذلك: وثيقة مزورة أو مستعارة أو خطأ في الكتابة. دقّق فيها جيداً.
verdict-same-name = الاسم وحده. هذا ليس تطابقاً.
verdict-same-name-means = تشابه الأسماء وحده لا يدل على شيء بشأن الشخص الذي أمامك.
verdict-no-hit = لا تطابق
verdict-no-hit-means = لا أحد مُفرَج عنه لك لغرض { $purpose } تنطبق عليه العلامات. وقد يختلف الجواب لغرض آخر. ولا يُحفظ الاسم.
shield-nobody = لا أحد معروف لك يحمل هذا الاسم
shield-named = { $n ->
    [one] شخص واحد يحمل هذا الاسم
    [two] شخصان يحملان هذا الاسم
    [few] { $n } أشخاص يحملون هذا الاسم
    [many] { $n } شخصاً يحملون هذا الاسم
   *[other] { $n } شخص يحملون هذا الاسم
 }
shield-more = أكثر من { $n } شخصاً يحملون هذا الاسم
shield-cleared = { $n ->
    [0] لا مُبرَّأ بينهم
    [one] واحد مُبرَّأ
    [two] اثنان مُبرَّآن
   *[other] { $n } مُبرَّؤون
 }
shield-wanted = { $n ->
    [0] لا مطلوب بينهم
    [one] واحد مطلوب
    [two] اثنان مطلوبان
   *[other] { $n } مطلوبون
 }
shield-ask = تحقّق من { $what }
shield-check-birth = سنة الميلاد
shield-check-mother = اسم الأم
shield-check-father = اسم الأب
shield-check-grandfather = اسم الجد
shield-check-birth-place = مكان الميلاد
shield-check-nationality = الجنسية
shield-check-residence = محل الإقامة
shield-check-sex = الجنس
shield-check-document = رقم الوثيقة
verdict-cleared = مُبرَّأ: أخلِ سبيله
verdict-cleared-means = الاسم وعلامة ثانية متفقان مع شخص مُبرَّأ. ليس هو المطلوب.
candidates-cleared = المُبرَّؤون
cleared-go = مُبرَّأ: ليس هو المطلوب. أخلِ سبيله.
allows-call = المسموح به: التحقق من هويته والاتصال بالجهة المصدرة ({ $members })، لا أكثر.
check-father = اسم الأب
check-grandfather = اسم الجد
check-birth-place = مكان الميلاد
check-nationality = الجنسية
check-residence = أين يسكن
check-sex = الجنس
check-worth = معروف لدى { $held } من { $named }، ويبقى نحو { $left }
to-check = تحقّق من هذه أولاً:
check-birth = تاريخ الميلاد من وثيقة
check-mother = اسم الأم
check-document = رقم جواز السفر أو بطاقة الهوية
candidates-hit = التطابقات
candidates-other-name = الوثيقة نفسها باسم آخر
candidates-same-name = تشابه أسماء فقط
candidates-excluded = شخص آخر: علامة تناقض
cleared = شخص بهذا الاسم مُبرَّأ: تحقّق هل هو الذي أمامك
evidence = ما يتفق وما لا يتفق
evidence-what = العلامة
evidence-asked = أمامك
evidence-found = في القيود
evidence-outcome = النتيجة
evidence-birth = الميلاد
evidence-mother = الأم
evidence-document = الوثيقة
not-asked = لم يُعطَ
not-known = غير معروف
alike = التشابه { $percent } من 100
outcome-agrees = متفق
outcome-near = قريب وليس نفسه
outcome-disagrees = مناقض
outcome-unknown = لا يمكن مقارنته
evidence-detail-document-agrees = الرقم نفسه معروف
evidence-detail-mother-agrees = اسم واحد، والاسم الشائع لا يكفي وحده
evidence-detail-mother-near = بينهما شبه لا يكفي ليكونا اسمًا واحدًا
evidence-detail-mother-disagrees = اسم آخر
evidence-detail-document-unknown = هذا الرقم غير معروف له، وللناس أكثر من وثيقة
points-title = نقاط تفتيش بلا خط اتصال
points-help = تجلب نقطة التفتيش مستخلصها بنفسها: tansiq control-point sync. من بُرّئ بعد إعداد المستخلص لا يُعدّ مُبرَّأً هناك حتى المستخلص التالي.
points-none = لم تجلب أي نقطة تفتيش مستخلصاً بعد.
point-key = المفتاح
point-extract = آخر مستخلص أُعدّ
point-ends = ينتهي
point-screenings = عمليات التدقيق المسلَّمة
point-last = آخرها
point-ended = انتهى: لا يجوز التدقيق به
point-subjects = { $n ->
    [zero] لا موضوعات
    [one] موضوع واحد
    [two] موضوعان
    [few] { $n } موضوعات
    [many] { $n } موضوعاً
   *[other] { $n } موضوع
 }

## Members and agreements

members-empty = لا عضو معروف بعد
members-empty-help = يضيف مسؤول النظام الأعضاء ببطاقاتهم: tansiq member add CARD
standing = الحالة
standing-own = هذه العقدة
standing-active = فعّال
standing-inactive = غادر
lane = المسار
lane-acknowledged = المُشعَر باستلامه
lane-behind = بالانتظار
lane-received = الوارد
lane-last = آخر إشعار استلام
bundle-written = كُتبت حزمة
bundle-read = قُرئت حزمة
lane-by = عبر { $carrier }
lane-idle = لا متأخرات
lane-sending = جارٍ الإرسال
lane-trouble = متعثر
failures-n = { $n ->
    [one] إخفاق واحد
    [two] إخفاقان متتاليان
    [few] { $n } إخفاقات متتالية
   *[other] { $n } إخفاقاً متتالياً
 }
trouble-unreachable = لا يمكن الوصول إلى العقدة
trouble-timed-out = لم تجب العقدة في الوقت
trouble-not-the-member = أجاب غير العضو
trouble-unexpected-answer = أجابت العقدة بما لا يُتوقع
trouble-gap = تنقص المستلم عملية تسليم سابقة
trouble-not-active = لا يتعامل المستلم معنا
trouble-witness-ahead = شهد على قيود أكثر مما في هذا السجل: هل أُعيدت نسخة احتياطية؟
trouble-witness-contradiction = شهد على تاريخ آخر لهذا السجل
trouble-witness-inconsistent = يقول إن هذا ليس التاريخ الذي شهد عليه، ولا يثبت ذلك
trouble-witness-false-cosignature = توقيعه ليس بمفتاح مذكور في بطاقته، أو ساعته متقدمة
trouble-witness-unknown = لا يعرف هذا السجل: برنامجه أقدم، أو بطاقتنا لا تذكر مفتاح السجل
trouble-witness-not-signed = لا يعرف مفتاح هذا السجل
trouble-witness-not-ready = لا يستطيع أن يحفظ شهادته الآن
trouble-witness-conflict = لم يقل إلى أين شهد
trouble-witness-malformed = لم يستطع أن يقرأ السؤال
lane-refused = مرفوض
lane-inactive = مغلق
fingerprint = البصمة
agreements = الاتفاقيات
agreements-empty = لا اتفاقية، فلا يُفرج عن شيء لأحد
agreements-empty-help = يوقّعها الضابط القانوني بالأمر: tansiq agreement sign FILE
version = النسخة { $n }
force-in-force = سارية
force-not-signed = لم يوقّع الجميع
force-later = لم تسرِ بعد
force-ended = انتهت
force-superseded = حلّت محلها نسخة أحدث
force-disputed = متنازع عليها: وُقّع نصّان
signatures = التواقيع
signed = وقّع
not-signed = لم يوقّع
articles = المواد والبرهان والفرق
article = المادة
proofs = ما ثبت بشأنها
proofs-help = كما لو وقّعها كل الأطراف، مع كل ما هو سارٍ.
proof-proved = ثابت
proof-refuted = لا يصح
proof-not-decided = لم يُحسم
difference = ما يتغير عن النسخة السابقة
difference-first = هذه هي النسخة الأولى.
draft = توقيع مسودة
draft-text = النص الحرفي للمسودة
draft-help = ألصق الملف. يُفحص، ولا يُوقَّع باسم هذا العضو إلا إذا بقيت خصائصه الثابتة قائمة.
draft-sign = الفحص والتوقيع
draft-signed = تم التوقيع. تسري الإتاحة بعد أن يوقّع جميع الأطراف النص نفسه.
draft-reason-help = لماذا تُوقَّع رغم ذلك. ويجب أن يوافق ضابط ثانٍ.
draft-ask = طلب ضابط ثانٍ
draft-asked = طُلب ضابط ثانٍ.
reason = السبب
approvals = بانتظار ضابط ثانٍ
approvals-none = لا شيء بالانتظار.
approval-sign = توقيع { $agreement }
approval-properties = تغيير الخصائص الثابتة
approval-broken = ما يحول دونها
approval-changed = لم يعد كذلك: تغيّرت الاتفاقيات منذئذ
approval-text = النص
approval-agree = موافقة
approval-refuse = رفض
approval-withdraw = سحب الطلب
approval-own = أنت من طلب ذلك: يجب أن يوافق ضابط آخر.
properties = الخصائص الثابتة لهذا العضو، وضعها { $who }
properties-none = لا خصائص ثابتة لهذا العضو. يضعها ضابط قانوني بالأمر: tansiq agreement properties set FILE
committees = اللجان
chair = الرئاسة
chair-now = الرئاسة لدى
chair-none = لا أحد في الرئاسة اليوم.
seats = المقاعد
chair-term = { $n ->
    [one] شهر واحد لكل مقعد
    [two] شهران لكل مقعد
    [few] { $n } أشهر لكل مقعد
   *[other] { $n } شهراً لكل مقعد
 }
chair-may = للرئاسة: { $powers }. وليس الاطلاع من صلاحياتها.
committee-more = الجدول والمحاضر
calendar = جدول الرئاسة
first-day = اليوم الأول
last-day = اليوم الأخير
minutes = محاضر التسليم
minutes-none = لم يُكتب محضر بعد.
minute-of = عن المدة من { $first } إلى { $last }، كُتب
minute-sign = التوقيع بصفة الرئاسة القادمة
minute-write = كتابة محضر التسليم
minute-write-help = في آخر أسبوعين من المدة. سطر لكل أمر مفتوح، ويُترك الجزء فارغاً إن لم يكن فيه شيء. ويُرسل إلى المقاعد الأخرى.
minute-write-sign = التوقيع بصفة الرئاسة المنتهية
onward = التمرير
onward-help = ما يعود إلى عضو آخر لا يُمرَّر إلا كما تسمح الجهة المُصدِرة. وعدم الجواب في الموعد رفض.
onward-none = لم يُطلب شيء.
onward-ask = طلب إلى الجهة المُصدِرة
onward-item = التقرير كما هو محفوظ هنا
onward-item-help = معرّفه: r- و32 رمزاً، ويظهر في الحركة.
onward-ask-send = إرسال الطلب
onward-more = الطلب كاملاً
onward-until = الجواب حتى
onward-consent-until = حتى { $day }
onward-taken-back = سُحبت الموافقة: { $ground }
onward-recall = يُتوقع سحب ما وصل بموجب ذلك.
onward-answer-send = إرسال الجواب
onward-revoke = سحب الموافقة
would-go = ما قد يُعطى
would-not-go = ما لا يجوز إعطاؤه أياً كان الجواب
third-party = الطرف الثالث
basis = القانون أو القضية
to-member = إلى
ordered = وقت الأمر
passed-on = ما تم تمريره
pass-on = تمرير
gift-given = أُعطي
gift-waits = في الطريق
tear-line-report = التقرير البديل
tear-line-help = تقرير لهذا العضو قُدِّم من قبل ولا يقول شيئاً من التقرير المطلوب.
ground = الأساس

## The ledger

checkpoint = نقطة التثبيت
checkpoint-help = من يحتفظ بهذا النص الموقّع يستطيع أن يثبت لاحقاً أن شيئاً قبله لم يُغيَّر.
verifier-key = المفتاح الموقِّع:
entries = { $n ->
    [one] قيد
    [two] قيدان
    [few] قيود
    [many] قيداً
   *[other] قيد
 }
verify-title = التحقق
verify-help = يقرأ كل قيد ويفحص كل توقيع وكل بصمة، ويسمّي أي قيد غُيِّر.
verify = تحقّق من السجل
verifying = جارٍ التحقق
verified = { $n ->
    [one] جرى التحقق من قيد واحد خلال { $millis } ms. لم يُغيَّر شيء.
    [two] جرى التحقق من قيدين خلال { $millis } ms. لم يُغيَّر شيء.
    [few] جرى التحقق من { $n } قيود خلال { $millis } ms. لم يُغيَّر شيء.
    [many] جرى التحقق من { $n } قيداً خلال { $millis } ms. لم يُغيَّر شيء.
   *[other] جرى التحقق من { $n } قيد خلال { $millis } ms. لم يُغيَّر شيء.
 }
verify-failed = { $n ->
    [one] السجل متضرر في موضع واحد
    [two] السجل متضرر في موضعين
    [few] السجل متضرر في { $n } مواضع
   *[other] السجل متضرر في { $n } موضعاً
 }
entry-at = القيد { $position }:
witnesses = الشهود
witnesses-help = يوقّع الأعضاء بعضهم لبعض على نقاط التثبيت، فلا يستطيع أحد أن يُظهر تاريخين لسجل واحد. يرون الأحجام والبصمات ولا يرون شيئاً مما يقوله أي قيد.
witnesses-none = لا يُعرف عضو يمكنه أن يشهد
witnesses-asked = يُطلب من الأعضاء أن يشهدوا على { $n } من أصل { $of } من القيود
witnesses-not-asked = لم تُعطَ الأعضاء نقطة تثبيت بعد
witness-state = حاله
witness-cosigned = شهد على
witness-theirs = من سجله، شُهد عليه هنا
witness-since = منذ
witness-is-cosigned = شهد
witness-is-behind = متأخر
witness-is-never = لم يشهد بعد
witness-is-not-asked = لا يُطلب منه
witness-is-inactive = مغلق
witness-is-contradiction = وُجد تاريخان
contradiction-proof = وقّع { $log } على تاريخين مختلفين لسجله: كلاهما عند { $witness }. والنصّان الموقّعان يثبتان ذلك لأي أحد.
contradiction = أظهر { $log } تاريخاً لا يتابع ما شهد عليه { $witness }
contradiction-notes = النصّان الموقّعان
disclosures = الإفصاحات
disclosures-empty = لم يُفصح عن شيء بعد
disclosures-given = ما أُعطي للأعضاء
disclosure-waiting = لم يُشعَر باستلامه
column-reports = التقارير
uses = من اطّلع وكم مرة ولأي غرض
use-who = من
use-screenings = عمليات التدقيق
use-hits = أظهرت أحداً
use-readings = القراءات
disclosures-all = كل الإفصاحات
disclosure-by = بواسطة
disclosure-how = الكيفية
how-delivery = سُلّم
how-reading = قُرئ هنا
how-screening = دُقّق هنا
how-extract = أُخذ إلى نقطة تفتيش
disclosures-first = حُسبت أول { $n } إفصاحات فقط.
disclosure-last = آخرها

## Administration

principals = أصحاب الدخول
principals-help = الأشخاص والبرامج الذين يجوز لهم الدخول هنا. كل تغيير يسري فوراً: تنتهي جلساتهم.
principal-new = صاحب دخول جديد
principal-of = صاحب الدخول { $login }
principal-role = الدور
principal-clearance = مصرّح له حتى
principal-member = يعمل لصالح
principal-member-help = العضو الذي أوفده. يرى ما يجوز لذلك العضو ولا شيء غيره.
principal-ways = يدخل بـ
principal-acts = ما يمكن فعله
principal-active = يجوز له الدخول
principal-suspended = موقوف
principal-change = تغيير
principal-suspend = إيقاف
principal-resume = السماح من جديد
principal-changed = أُعدّ { $login } كما طُلب.
principal-save = حفظ
principal-set-up = إنشاء
principal-login-help = أحرف لاتينية صغيرة وأرقام ونقطة وشرطة وشرطة سفلية
role-help-watch-officer = يقرأ ويدقق ويكتب التقارير ويُشعر باستلامها.
role-help-analyst = يقرأ ويدقق ويكتب التقارير ويستورد القوائم ويطابق الأشخاص.
role-help-liaison-officer = يقرأ ويدقق لصالح العضو الذي أوفده.
role-help-legal-officer = يقرأ ويوقّع الاتفاقيات ويجيب عن التمرير ويتحقق من السجل.
role-help-oversight = يرى من قرأ ومن تلقى وأي نوع، ولا يرى المحتوى.
role-help-administrator = يرى أن العقدة تعمل، ولا يرى المحتوى.
password-help = تقول العقدة إن كانت أقصر مما يجب. إن تُركت فارغة فلا كلمة مرور، والدخول بالرمز وحده.
password-new = كلمة مرور جديدة
password-new-help = إن تُركت فارغة بقيت السابقة.
n-passkeys = { $n ->
    [zero] لا مفاتيح مرور
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $n } مفاتيح مرور
    [many] { $n } مفتاح مرور
   *[other] { $n } مفتاح مرور
}
n-tokens = { $n ->
    [one] رمز واحد
    [two] رمزان
    [few] { $n } رموز
   *[other] { $n } رمزاً
 }
token-issue = رمز جديد
token-issue-too = مع رمز جديد، لبرنامج
token-new = الرمز الجديد لـ { $login }
token-once = يُعرض هذه المرة فقط ولا يُحفظ في أي مكان. إذا زادت الرموز على ثمانية انتهى أقدمها.
token-copy = نسخ
token-copied = نُسخ
tokens-end = إنهاء كل الرموز
passkeys-end = إنهاء كل مفاتيح المرور
account = الحساب لدى { $name }
account-help = اسم الحساب هناك كما يعطيك إياه مسؤول ذلك الموضع. وهو لشخص واحد.
account-at = حساب { $subject }
account-end = نزع الحساب
node-health = العقدة
node-version = الإصدار
node-clock = ساعتها
node-clock-apart = ساعة هذا الجهاز تُظهر وقتاً آخر.
backup = النسخة الاحتياطية
backup-fine = توجد نسخة احتياطية.
backup-old = النسخة الاحتياطية أقدم من يوم.
backup-none = لا توجد نسخة احتياطية.
backup-last = الأخيرة
backup-since = ما جاء بعدها
backup-help = تُؤخذ النسخة على جهاز العقدة، ولو أثناء العمل، ويُعاد فحص كل قيد فيها. وهي السجل كله، فلا تخرج من هذه الصفحة أبداً. احفظ المفاتيح في موضع آخر.
check-fine = سليم
check-fails = غير سليم
check-of-ledger = السجل
check-of-register = قيد الأعضاء وأصحاب الدخول
check-of-people = الأشخاص
check-of-traffic = حركة التبادل
check-of-card = بطاقة هذا العضو
own-card = بطاقة هذا العضو ومفاتيحه
own-card-none = لا بطاقة لهذا العضو بعد: tansiq member card
own-card-help = يقبل الآخرون البطاقة بعد مقارنة البصمة عبر خط آخر. أما المفاتيح الخاصة فتبقى في مجلد العقدة وليست جزءاً منها.
own-card-save = حفظ البطاقة في ملف
card = البطاقة
card-sequence = رقم البطاقة وتاريخ إصدارها
card-address = يستلم على العنوان
signing-keys = مفاتيح التوقيع
key-id = المفتاح
key-holds = السريان
key-revoked = أُلغي { $day }
dealt-with = من تتعامل معه هذه العقدة
dealt-suspend = إيقاف العضو
dealt-resume = التعامل مع العضو من جديد
accept-card = قبول بطاقة عضو
accept-card-help = اقرأ بصمة البطاقة على صاحبها عبر خط آخر. والبطاقة اللاحقة موقّعة بمفتاح من سابقتها.
fingerprint-help = كما قُرئت عليك
accept = قبول
accepted = قُبلت بطاقة { $name }.

## The node's closed lists

role-watch-officer = ضابط مناوب
role-analyst = محلل
role-liaison-officer = ضابط ارتباط
role-legal-officer = ضابط قانوني
role-oversight = رقابة
role-administrator = مسؤول النظام

level-unclassified = غير مصنف
level-restricted = محدود
level-confidential = سري
level-secret = سري للغاية

precedence-flash = برقي
precedence-immediate = فوري
precedence-priority = عاجل
precedence-routine = اعتيادي

caveat-originator-control = خاضع للجهة المُصدِرة
caveat-no-onward = يُمنع التمرير
caveat-not-for-court = لا يُعرض على محكمة
caveat-exercise = تمرين

category-identity = الهوية
category-identifier = أرقام الوثائق
category-communication = الاتصالات
category-movement = التنقل
category-association = الصلات
category-finance = المال
category-incident = الحوادث
category-threat = التهديد
category-judicial = القضاء
category-captured = وثيقة مضبوطة
category-testimony = الشهادة
category-source = المصدر

clearance-not-the-one = ليس هو المطلوب
clearance-acquitted = حُكم ببراءته
clearance-served = قضى محكوميته
clearance-released = أُفرج عنه
clearance-delisted = رُفع من القائمة

person-no-person = لا شخص
person-suspect = مشتبه به
person-wanted = مطلوب
person-convicted = مُدان
person-cleared = مُبرَّأ من الاشتباه
person-acquitted = محكوم ببراءته
person-victim = ضحية
person-witness = شاهد
person-contact = على صلة

purpose-arrest = التوقيف
purpose-warning = التحذير
purpose-clearance = التبرئة من الاشتباه
purpose-border-control = مراقبة الحدود
purpose-investigation = التحقيق
purpose-prosecution = الملاحقة القضائية
purpose-protection = الحماية

report-intrep = تقرير استخباري
report-intsum = خلاصة استخبارية
report-interview = محضر مقابلة
report-captured = وثيقة مضبوطة
report-list = قيد من قائمة
report-sighting = مشاهدة
report-clearance = تبرئة من الاشتباه
report-resolution = مطابقة
report-warning = تحذير

kind-person = شخص
kind-organisation = منظمة
kind-vehicle = مركبة
kind-device = جهاز
kind-document = وثيقة
kind-place = مكان
kind-incident = حادث
kind-sighting = مشاهدة

line-received = ورد من
line-submitted = تقرير قُدِّم
line-disclosed = أُرسل إلى
line-receipt-given = أُعطي إشعار استلام إلى
line-acknowledged = أشعر بالاستلام
line-withheld = حُجب عن

reliability-A = مصدر موثوق تماماً
reliability-B = مصدر موثوق عادةً
reliability-C = مصدر موثوق إلى حد ما
reliability-D = مصدر غير موثوق عادةً
reliability-E = مصدر غير موثوق
reliability-F = لا يمكن الحكم على المصدر
credibility-1 = معلومة مؤكدة
credibility-2 = معلومة صحيحة على الأرجح
credibility-3 = معلومة ممكنة
credibility-4 = معلومة مشكوك فيها
credibility-5 = معلومة مستبعدة
credibility-6 = لا يمكن الحكم على صحة المعلومة

name-role-plain = اسم
name-role-nasab = نسب
name-role-servant = عبد
name-role-kunya = كنية
name-role-title = لقب تشريف
name-role-patronymic = اسم الأب
name-role-nisba = نسبة
name-role-initial = حرف أول
how-exact = نفسه
how-known = تهجئة معروفة
how-lexicon = معروف أنهما اسم واحد
how-disputed = متشابهان لفظًا ومعروف أنهما اسمان
how-phones = يُلفظ متشابهاً
how-joined = مكتوب متصلاً
how-initial = حرف أول
how-left-over = بلا مقابل

reason-to-itself = لا يُفرج العضو عن المعلومات لنفسه.
reason-own-statement = هذه الإفادة صادرة عن المستلم نفسه.
reason-review-passed = انقضى تاريخ مراجعتها، وعلى الجهة المُصدِرة مراجعتها من جديد.
reason-releasable-to-nobody = لا تسمح الجهة المُصدِرة بإعطائها لأحد.
reason-not-named = لم تذكر الجهة المُصدِرة العضو { $member } بين من يجوز إعطاؤهم إياها.
reason-no-onward = وردت من الجهة المُصدِرة ولا يجوز تمريرها إلى أحد.
reason-third-party-rule = هي ملك جهة أخرى ولا يوجد بند يسمح بتمريرها.
reason-needs-consent = لا يجوز تمريرها إلا بموافقة الجهة المُصدِرة.
reason-purpose-not-in-label = لا يسمح وسمها بأيٍّ من الأغراض.
reason-not-for-court = لا يجوز عرضها على محكمة.
reason-prohibited = يمنعها حظر.
reason-no-agreement = لا تُعرف اتفاقية مع { $member }.
reason-not-signed = لم يوقّع كل الأطراف على الاتفاقية مع { $member }.
reason-not-in-force = الاتفاقية مع { $member } غير سارية.
reason-no-clause = لا يوجد بند سارٍ إلى { $member }.
reason-dangling-reference = تشير إلى موضوع لا يُفرج عن أي شيء منه.
reason-role-may-not = لا يملك الدور صلاحية قراءتها.
reason-clearance = تصريح القارئ أدنى من درجتها.
reason-purpose-not-given = لم تُعطَ لهذا الغرض.
reason-unknown-clauses = البنود التي وردت بموجبها ليست في أي اتفاقية معروفة.
reason-retention-passed = انتهت مدة الاحتفاظ بها.
reason-category-outside-clause = لا يشمل أي بند هذه الفئة من البيانات.
reason-person-outside-clause = لا يشمل أي بند هذه الفئة من الأشخاص.
reason-minor-outside-clause = لا يشمل أي بند من هم دون الثامنة عشرة.
reason-above-ceiling = درجة سريتها أعلى من سقف البند.
reason-territory-outside-clause = لا يشمل أي بند كل أقاليم الإفادة.
reason-purpose-outside-clause = لا يسمح أي بند بأيٍّ من أغراضها.
reason-exercise-outside-agreement = هي مادة تمرين، والاتفاقية ليست تمريناً.
reason-before-start = كُتبت قبل دخول الاتفاقية حيز النفاذ.

power-convene = الدعوة إلى الاجتماع
power-set-agenda = وضع جدول الأعمال
power-call-vote = الدعوة إلى التصويت
power-task = إسناد المهام
power-open-case = فتح قضية
power-forward = الإحالة
power-minute = كتابة المحضر
minute-open-tasks = المهام المفتوحة
minute-open-requests = الطلبات المفتوحة
minute-unacknowledged-traffic = حركة بلا إشعار استلام

onward-role-holder = نحفظها ونحن من طلب
onward-role-originator = الطلب موجّه إلينا
onward-role-third-party = نحن الطرف الثالث
onward-waiting = بانتظار الجواب
onward-unanswered = لم يُجب في الموعد: رفض
onward-refused = رفض
onward-permitted = مسموح
onward-expired = سُمح به وانتهى
onward-revoked = سُحبت الموافقة
onward-answer-yes = نعم
onward-answer-tear-line = تقرير آخر بدلاً منه
onward-answer-no = لا
ground-source-protection = حماية المصدر
ground-operation = عملية جارية
ground-law = القانون
ground-purpose = الغرض
ground-accuracy = الدقة
ground-third-party = الطرف الثالث

property-name = الاسم
property-alias = اسم مستعار
property-weakAlias = اسم مستعار ضعيف
property-firstName = الاسم الأول
property-fatherName = اسم الأب
property-motherName = اسم الأم
property-lastName = اسم العائلة
property-title = لقب التشريف
property-birthDate = تاريخ الميلاد
property-birthPlace = محل الميلاد
property-birthCountry = بلد الميلاد
property-deathDate = تاريخ الوفاة
property-gender = الجنس
property-nationality = الجنسية
property-country = البلد
property-address = العنوان
property-phone = الهاتف
property-email = البريد الإلكتروني
property-passportNumber = رقم الجواز
property-idNumber = رقم الهوية
property-position = المنصب
property-status = الحالة
property-notes = ملاحظات
property-summary = الخلاصة
property-sourceUrl = منشور في
property-listing = الإدراج
property-listedOn = تاريخ الإدراج
property-amendedOn = تاريخ التعديل
property-memberOf = عضو في
property-relative = قريب
property-associate = على صلة بـ
property-owns = يملك
property-judgment = الحكم
property-warrant = أمر القبض
property-clearance = التبرئة من الاشتباه
property-sameAs = هو نفسه
property-differentFrom = شخص غير
property-unsureOf = ربما هو نفسه
property-undoes = يُلغي
property-partedBy = ما يميّز بينهما
property-reason = السبب
property-restsOn = يستند إلى
property-source = المصدر
property-registrationNumber = رقم التسجيل
property-type = الصنف
property-model = الطراز
property-serialNumber = الرقم التسلسلي
property-fileName = اسم الملف
property-contentHash = بصمة المحتوى
property-language = اللغة
property-bodyText = النص
property-date = التاريخ
property-mentions = يذكر
property-point = الإحداثيات
property-location = المكان
property-involved = المشاركون
property-threatens = يهدد
property-seen = شوهد

recalls = ما سُحب
recalls-help = ما سحبه هذا العضو وما فعله كل حائز، وما سُحب منه. تتصرف عقدة الحائز فورًا وتجيب بإيصال موقَّع.
recalls-none = لم يُسحب شيء.
recall-take-back = اسحبه
recall-send = اسحبه
recall-done = أُبلغ كل حائز. ومن تصرّف مذكور تحت «ما سُحب».
recall-from = ممّن
recall-everybody = من كل من لديه
recall-reason = السبب
recall-reason-help = لأهلنا فقط، ولا يخرج.
recall-withdrawal-help = هو صحيح، لكنه لم يعد لمن لديه. وعليهم إتلافه.
recall-retraction-help = هو خطأ، للجميع وإلى الأبد، وهنا أيضًا.
recall-replaced = يحلّ محلّه
recall-nobody = لم يكن لدى أحد.
recall-via = عن طريق
recall-by = سحبه
recall-rested = يستند إليه ويجب النظر فيه من جديد
recall-conclusion = استنتاج
recall-retraction = خطأ:
recall-withdrawal = سُحب:
recall-state-done = نُفّذ
recall-state-refused = يحتفظ به
recall-state-not-reached = لم يُبلَّغ منذ
recall-ground-not-true = ليس صحيحًا
recall-ground-wrong-person = يخصّ شخصًا آخر
recall-ground-corrected = صُحّح
recall-ground-unlawful = ما كان ينبغي حفظه
recall-ground-wrong-recipient = ذهب إلى العضو الخطأ
recall-ground-protection = شخص في خطر
recall-ground-no-longer-needed = لم تعد إليه حاجة
keep = يجب حفظه
keep-send = سجّل
keep-let-go = لم يعد حفظه واجبًا
keep-ground-court-file = محفوظ: في ملف محكمة
keep-ground-law = محفوظ: بحكم قانوننا
keep-ground-warning = محفوظ: يستند إليه إنذار
keep-ground-oversight = محفوظ: تنظر فيه الرقابة
line-took-back = سُحب
line-recall-came = سحبه
line-recall-receipt = إيصال سحب من

## طلبات المعلومات

rfis = طلبات المعلومات
rfis-help = ما يُسأل عنه وما يجيب عنه تقارير: يستلم كل طرف منها ما تتيحه الاتفاقيات.
rfis-none = لم يسأل أحد شيئاً.
rfi-ask = طلب معلومات من عضو
rfi-question = التقرير الذي يقول ما المطلوب
rfi-question-help = معرّفه، r- و32 رمزاً: اكتب التقرير أولاً.
rfi-to = من يُسأل
rfi-case = القضية والقانون الذي يُسأل بموجبه
rfi-precedence-help = يلزم الجواب خلال ساعتين للبرقي، و12 للفوري، ويومين للعاجل، وسبعة للاعتيادي.
rfi-like-the-report = كالتقرير
rfi-send = اسأل
rfi-asked = طُلبت. تجدها بين طلبات المعلومات.
rfi-we-ask = نسأل { $member }
rfi-asks-us = يسألنا { $member }
rfi-as-chair = بصفته رئيس { $agreement }
rfi-for = باسم من
rfi-for-help = لرئيس اللجنة أن يكلّف مقاعدها ما دامت مدته.
rfi-for-itself = باسمنا
rfi-the-question = السؤال
rfi-answer = أجب
rfi-answer-send = إرسال الجواب
rfi-reports = تقاريرنا التي تجيب عنه
rfi-reports-help = معرّفاتها تفصل بينها مسافات.
rfi-reports-none-help = معرّفاتها تفصل بينها مسافات؛ وإن لم تكن فليس لدينا شيء.
rfi-more-later = الباقي يأتي لاحقاً
rfi-nothing = ليس لديهم شيء
rfi-late = متأخر
rfi-counts = ما آلت إليه
rfi-way = من سأل
rfi-way-ours = نحن
rfi-way-theirs = هم
rfi-grounds = الأسباب
rfi-n-asked = سُئل
rfi-n-open = مفتوح
rfi-n-overdue = فات موعده
rfi-n-whole = كاملاً
rfi-n-part = جزئياً
rfi-n-refused = مرفوض
rfi-n-late = متأخر
rfi-standing-open = مفتوح
rfi-standing-overdue = فات موعده
rfi-standing-part = أُجيب جزئياً
rfi-standing-whole = أُجيب
rfi-standing-refused = مرفوض
rfi-extent-whole = كاملاً
rfi-extent-part = جزئياً
rfi-extent-refused = مرفوض
rfi-ground-no-warrant = لا أمر قضائي
rfi-ground-political-or-religious = طابع سياسي أو ديني
rfi-ground-torture-risk = خطر التعذيب
rfi-ground-third-party-rule = قاعدة الطرف الثالث
rfi-ground-quality = غير موثوق بما يكفي
rfi-ground-disproportion = أكثر مما يحتاجه الغرض

## Carrying by hand

carry = النقل باليد
carry-help = لعضو بلا خط: ما ينتظره يخرج في ملف لا يقرؤه سواه، وملفه يُقرأ هنا. ويُسجَّل كل ذلك مع من نقله. ولا يرى الناقل ما فيه.
carry-write = كتابة حزمة
carry-for = إلى
carry-which = ما تحمله
carry-waiting = ما ينتظر
carry-waiting-help = ما لم يُشعر العضو باستلامه وليس في حزمة بعد، وما طلبه من جديد.
carry-again = كل ما لم يُشعر باستلامه
carry-again-help = وما في حزمة سابقة أيضاً: ضاع القرص الأخير.
carry-from = من رقم فصاعداً
carry-from-help = سواء أُشعر باستلامه أم لا: قال العضو أي رقم ينقصه.
carry-first = رقم التسليم الأول
carry-write-act = كتابة وحفظ
carry-save-again = حفظ الملف نفسه مرة أخرى
carry-holds = التسليمات من { $first } إلى { $last }، العناصر: { $items }
carry-holds-none = لا تسليم
carry-acknowledgements = إشعارات الاستلام: { $n }
carry-asks = طُلبت تسليماته من { $first } فصاعداً من جديد
carry-more = ينتظر أكثر مما تتسع له حزمة: اكتب أخرى.
carry-read = قراءة حزمة
file-choose = اختيار ملف
file-none = لم يُختر ملف
carry-file = ملف العضو
carry-file-help = قراءة الملف نفسه مرة أخرى لا تغيّر شيئاً، وتأخذ ما تعذّر أخذه من قبل.
carry-read-act = قراءة
carry-made = كُتبت
carry-before = قُرئت من قبل:
carry-taken = أُخذت التسليمات من { $first } إلى { $last }؛ عناصر حُفظت: { $stored }، معروفة: { $known }
carry-known = معروفة من قبل: التسليمات من { $first } إلى { $last }
carry-items-refused = عناصر رُفضت: { $n }.
carry-answers = إشعارات استلام ما أعطينا: { $taken } جديدة، { $known } معروفة
carry-answers-refused = إشعارات استلام رُفضت: { $n }.
carry-missing = تنقص التسليمات من { $first } إلى { $last }. اقرأ الحزمة التي فيها ثم هذه من جديد؛ والحزمة التالية لهذا العضو تطلبها.
carry-delivery-refused = رُفض التسليم { $n }.
carry-unread = ما لم يُنظر فيه بعده: { $n }
carry-asked = تنقصه تسليماتنا من { $first } فصاعداً. اكتب له حزمة: تبدأ من هناك.
carry-nothing-new = لا جديد فيها.
