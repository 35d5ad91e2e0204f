"""Words that are left out of a question: the closed classes of English and Urdu. Pure.

Chosen by hand from the grammars' closed classes (pronouns, postpositions and prepositions, conjunctions, auxiliaries,
question words), and no word that could be what somebody looks for: stopwords-iso's list for Urdu has such words.
Written as Urdu is typed, and compared before folding.
"""

ENGLISH = """
a an the this that these those and or but if so than then of in on at by for from with to into onto about as over under
is am are was were be been being do does did done have has had having will would shall should can could may might must
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
what which who whom whose when where why how not no nor there here all any some such own same too very just
"""

URDU = """
کا کی کے کو سے میں پر تک نے ہی بھی تو نہ نہیں مت کہ جو جس جن جسے جنہیں جنھیں اور یا یہ وہ اس ان اسے انہیں انھیں
اسی انہی ہم ہمیں ہمارا ہماری ہمارے تم تمہیں تمہارا تمہاری تمہارے آپ اپنا اپنی اپنے مجھے میرا میری میرے تیرا تیری تیرے
ہے ہیں ہوں ہو تھا تھی تھے تھیں ہوا ہوئی ہوئے ہوتا ہوتی ہوتے ہونا ہونے ہوگا ہوگی ہوگے ہوں گا گی گے گیا گئی گئے
کیا کیوں کیسے کیسا کیسی کب کہاں کون کس کسے کسی کوئی کچھ کتنا کتنی کتنے جب تب اب جہاں یہاں وہاں ایسا ایسی ایسے ویسا
کر کرنا کرنے کرتا کرتی کرتے کریں کرو رہا رہی رہے سکتا سکتی سکتے سکیں چاہیے لیے لئے ساتھ بارے مگر لیکن اگر پھر
والا والی والے جیسے جیسا جیسی بہت سب ہر
"""

STOP_WORDS = frozenset((ENGLISH + URDU).split())
