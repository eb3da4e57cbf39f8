"""What stands around a number that says how many the boat holds: words of holding and taking, of who is aboard besides,
of limits, and of boats that sink.
"""

import re

from planner.core.language.river_words import ROW, VESSEL

V = rf"(?:{VESSEL}|{VESSEL}load)"
_TAKE = (
    r"(?:take|taking|took|carry|carrying|bring|bringing|ferry|ferrying|transport|transporting|lead|leading|guide|guiding"
    r"|escort|escorting|fetch|haul|move|moving|manage|load|squeeze|stow|pack|row|rowing|convey|have|get|put|shift"
    r"|accompany|tow|steer)"
)
_HOLD = (
    r"(?:hold|holding|held|carried|took|carry|carrying|take|taking|fit|fitting|seat|seating|bear|bearing|transport"
    r"|accommodate|support"
    r"|handle|allow|ferry|stand|contain|cope with|be load with|sleep|move|lift|permit|house|admit|manage|suffice for"
    r"|hold up to|swallow|float|cross with|leave with|go with|sail with)"
)
_ROOM = r"(?:room|space|place|seat|spot|seating|capacity|limit|maximum|bench|load|size)"
LIMIT = (
    r"(?:only|just|at most|at the most|no more than|not more than|never more than|more than|maximum|a maximum of"
    r"|maximum of|up to|exactly|merely|at maximum|no further than|limit to|as many as|but|a mere|precisely)"
)
_SELF = (
    r"(?:him|himself|her|herself|me|myself|you|yourself|itself|<\d+>|the rower|rower|the driver|driver|the owner"
    r"|the operator|whoever row|who(?:ever)? (?:is )?rowing|the (?:1|one) (?:who|that) (?:is )?row(?:ing)?"
    r"|the person rowing|the other person)"
)
_SUBJECT = r"(?:<\d+>|he|she|i|you|it|they|we)"
_FILL = r"(?:the|a|an|any|other|of|single|extra|whole|about|his|her|my|their)"
# What a number that is no amount stands before: times, weights, sides of a river, oars.
NO_AMOUNT = re.compile(
    r" (?:to) \d| (?:allow\w*|who|that|able|which) | ?(?:kg|kilo\w*|pound|lb|lbs|stone|ton|tonne|minute|hour|second"
    r"|day|year|metre|meter|m\b|km|mile|foot|oar|paddle"
    r"|trip|crossing|time|bank|side|shore|river|boat|island|way|round|move|step|ride|go\b|journey|place (?:where"
    r"|to)|rule|thing to know|more (?:time|trip|crossing)|o'clock|am\b|pm\b|%|/|:|engine|wheel|of each)"
)
WHOLE = re.compile(r"\b(?:the|these|those|all|of all|her|his|my|our|their|both)(?: other)? $")
ABLE = re.compile(
    rf"^(?: (?:of|the|these|them|\d+|<\d+>|who|people|person|single|only|and|all)){{0,9}} (?:can|know|able"
    rf"|may)(?: how)?(?: to)? (?!sail in|take\b){ROW}\b(?! at)|^ of (?:the )?<\d+> (?:do|can|know how)(?= [.,;]| ?$)"
)
N = re.compile(
    r"(?<![<\d])\b(?P<n>\d+|one|two|three|four|trio|duo|another|a (?=\d?(?:companion|passenger|second|third"
    r"|mate)\b)|either)\b"
)
AFTER_ROOM = re.compile(
    r"^(?: (?:of|<\d+>|person|people|them|these|those|the|other|us|thing|item|animal|passenger|being|head|can|may"
    r"|could|will|at most|at the most|only|,|both|in total|altogether|is|be|all|that|more|and|also|additional|further"
    r"|adult|individual|member|creature|traveller|\d+|one|ever|comfortably|safely|at once|together)){0,8}?"
    rf" (?:fit|go (?:in|on|into|onto|along|over|at|with)|sit|ride|cross|board|travel|share|use the {V}|come (?:along"
    rf"|with)|be (?:take|taken|carried|brought|transported|rowed|ferried|seated|in the|on the|aboard|on board|in it"
    rf"|on it|loaded|moved|put)|in the {V}|on the {V}|into the {V}|aboard|on board|in it\b|on it\b)"
)
AT_A_TIME = re.compile(
    r"^(?: (?!<)[\w']+| <\d+>){0,6}? (?:at a time|at once|at the same time|at one time|at 1 time|together|per (?:trip"
    r"|crossing|ride|go|run|journey|load|turn|passage)|each (?:time|trip|crossing|way|go)|every (?:time|trip)"
    r"|simultaneously|a time|in 1 go|in one go|apiece|maximum|max|at most|only|no more|not more|tops|or fewer"
    r"|or less)\b"
)
IS_ALL = re.compile(
    r"^(?: (?!<)[\w']+| <\d+>){0,4}?(?: ,)? (?:is|be|are) (?:all|the (?:most|maximum|limit|upper limit)|as many as"
    r"|its (?:limit"
    r"|maximum)|what|how many|enough to fill)\b|^(?: (?!<)[\w']+){0,2} ?,? then (?:it|the \w+) (?:is|be) full\b"
)
SEATED = re.compile(
    rf"^(?: (?:free|empty|spare|wooden|small))* (?:seat|seater|person|man|people|passenger|place|spot|berth"
    rf"|bench|men|human|head)(?:er|s)? (?:\w+ )?{V}\b|^ (?:seater|free seat|seat|spare seat|berth)\b"
)
BEFORE = (
    (3, re.compile(rf"\b{_HOLD}(?: {LIMIT}| {_FILL}| also| together| aboard| in it| on it| along| across| over| with"
                   rf"| either| {_SELF}(?: alone)?(?: ,)?(?: and| or| plus| with)| or| not| ,| alone| at a time"
                   rf"| at once){{0,8}} $")),
    (3, re.compile(rf"\b{_ROOM}(?: (?:is|in|on|the|it|{V}|there|left|left over|remain|for|of|with|:|=|,|being"
    rf"|enough|to|at"
                   rf"|aboard"
                   rf"|board|next|beside|besides|either|and|plus|him|her|me|available|free|limit|be|{LIMIT}|{_FILL}"
                   rf"|{_SELF}))* $")),
    (3, re.compile(rf"\b{V}(?: (?:big|large|small|tiny|built|made|is|be|meant|enough|suitable|good|only|fit|sized|just"
                   rf"|for|of|with|:|=|,|have|has|there|which|that|it|a|at|limit|to|can|never|must|not|will|but|barely"
                   rf"|safe|wide|{LIMIT}|{_FILL}|{_SELF}(?: ,)? (?:and|plus|with|or)))* $")),
    (2, re.compile(r"\b(?:cross|go|travel|move|row|walk) in (?:group of |lot of )?(?:at most |only )?$")),
    (2, re.compile(rf"\b{_TAKE}(?: {LIMIT}| {_FILL}| them| these| along| across| over| with| {_SELF}| and| ,| or"
    rf"| at a time"
                   rf"| at once){{0,6}} $")),
    (2, re.compile(rf"\b{LIMIT} (?:of )?$")),
    (2, re.compile(r"\b(?:per|each|every|on each) (?:trip|crossing|time|ride|journey|run)(?: ,)? $")),
    (3, re.compile(rf"\b(?:in|on|into) (?:the|this|his|her|my|their|a) (?:\w+ )?{V}(?: is| be| there| place| room"
                   rf"| for| can| go| fit| maximum| only| just){{0,4}} (?:place for |room for |maximum |only )$")),
    (2, re.compile(rf"\b(?:accompany|accompanied|joined|escorted|followed) by(?: {LIMIT})* $")),
    (2, re.compile(r"\b(?:sit|ride|go|fit|cross|travel|row|set off|leave)\b[^.?<]{0,30} with(?: only| just"
                   r"| at most)* $")),
)  # fmt: skip
PLUS_BEFORE = re.compile(
    rf"(?<!\w){_SELF}(?: (?:alone|himself|herself|myself|rowing|at the oar"
    rf"|of course))*(?: ,? ?(?:who|since (?:he|she)|as (?:he|she)) (?:\w+ ){{1,4}},| , the \w+ ,)?(?: ,)? (?:and"
    rf"|an(?= \d)|plus|along with|together"
    rf" with|with|or|as well as|in addition to|alongside|accompanied by|but|besides)(?: (?:for|with|then|also|either"
    rf"|of course"
    rf"|maximum|{LIMIT}|{_FILL}))* $"
)
PLUS_AFTER = re.compile(
    rf"^(?: (?!and\b)[\w']+| <\d+>){{0,4}}?(?: ,)? (?:besides|in addition to|apart from|other than|plus|beside|aside"
    rf"|aside from|next to|on top of|along with|excluding|not counting|not including|as well as|with|additional to"
    rf"|without"
    rf"|alongside|together with|(?<!, )and) (?:the |of )?{_SELF}(?! and)(?! ?(?:inclu|,? ?included|counted|must|can"
    rf"|may|row|have|is|be|only|will|need|do|shall))"
)
BESIDES = re.compile(
    rf"\b(?:besides|in addition to|apart from|other than|beside|aside from|not counting|not including|excluding|along"
    rf" with|next to|except|except for|as well as|on top of) (?:the |for )?{_SELF}(?!\w)(?! and\b)|\bwith (?:him|her"
    rf"|me|you)\b(?= (?:at|each|per|in|on|,|and|along|aboard|over|across|every|too|inside)\b| ?,| ?$)"
    r"|\b(?:besides|beside|next to) (?:his|her|my|your) own\b"
)
MORE = re.compile(
    r"^(?: (?:of the|single|of))? (?:more|other|others|else|further|extra|additional|spare|free|companion"
    r"|passenger more"
    r"|item|thing|animal|load|pet|cargo|piece|of (?:the|its|his|her|my|them|these|those)(?: (?:other|rest|others|cargo"
    r"|item|animal|thing|load|pet|passenger|remaining))?\b)(?! (?:person )?(?:must|should) row)"
)
INCLUDED = re.compile(
    rf"\b(?:including|counting|inclusive of|included?|incl) (?:of )?(?:the )?{_SELF}(?!\w)|{_SELF} (?:is |being )?"
    rf"(?:included|inclusive|counted|counts too)\b|\b(?:rower|driver|himself|herself|myself|me|yourself) (?:included"
    rf"|inclusive)"
    rf"|\b(?:one|1) of (?:which|them|whom|those|these|the (?:seat|place|spot)) (?:is|be|he|she|i|{_SELF}|must row"
    rf"|need|of whom)|{_SELF} (?:is|be) (?:one|1) of them|{_SELF} (?:count as|sit on|sit in|make|make up|be"
    rf"|is) (?:one|1)\b|{_SELF} (?:always )?(?:need|take|use|occupy|fill)(?: up)? (?:1"
    rf"|one) (?:of (?:them|the)|for|$)|\b(?:altogether|in all|in total|all told|{_SELF} (?:himself |herself )?being)\b"
    rf"|(?:1|one) (?:of (?:which|them) )?(?:is )?(?:for|need(?:ed)? (?:by|for)|taken by|reserved for) {_SELF}"
    rf"|{_SELF} (?:always )?(?:take|need|occupy|use)(?: up)? (?:1|one)\b"
)
NOT_COUNTED = re.compile(r"\b(?:not|without|excluding|excl) (?:counting|including|counted|included)\b")
LED = re.compile(
    rf"(?P<who>{_SUBJECT}|(?:,|and) (?=(?:can|may|must) (?:only )?(?:take|lead|carry|bring)))(?: ?(?:can|may"
    rf"|could|is able to|am able to|is allowed to|only|just|will|ever|has room to"
    rf"|must|row and|either"
    rf"|have|be|, who row ,?|, who row|not|never|dare|dare to|manage to|be able to|able to|allowed to|permitted to|to"
    rf"|himself|herself|also|then|always|at a time|at once|, at a time ,|each time"
    rf"|per trip)){{0,7}} {_TAKE}\b(?:(?!\b{V}\b)[^.?;]){{0,40}}$"
)
ABOARD = re.compile(
    rf"\b(?:with|when|while|once|if|as) (?:the )?{_SELF}(?: (?:is|am|be))?(?: (?:in|on|at|aboard|rowing|row|steer"
    rf"|steering|sit)\b)"
    rf"|\b(?:while|when|as) (?:he|she|i) (?:is |am )?(?:row|rowing|aboard|in|on|steer|at)\b"
    rf"|^(?:the )?(?:{_SELF}|he|she|i) row(?: the boat| it)? ?(?:,|and)(?: and)? (?:there|1|one|\d|only)"
)
SINKS = re.compile(
    r"\b(?:sink|sank|sinking|capsize|tip over|tip|overload\w*|overturn|too many|too much|too full|go under|go down"
    r"|swamp\w*|founder|collapse|break|topple|drown|flood|sinks)\b"
)
OVER = re.compile(
    r"\b(?:more than|over|exceed\w*|any more than) (?P<n>\d+)\b(?! (?:kg|pound|lb|kilo|time|trip|crossing))"
)
# "They cross in threes", "no more than a trio".
AS_WORDS = {"two": 2, "three": 3, "four": 4, "trio": 3, "duo": 2}
NTH = {"second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}
TOO_MANY = re.compile(
    r"\b(?:a|the|any) (?P<nth>second|third|fourth|fifth|sixth) (?:\w+ )?|\b(?:with|as soon as|if|when|once|already)"
    r" (?:there (?:is|are|be) )?(?P<n>\d+)\b|\b(?:if|when|should) (?P<who>he|she|i|<\d+>) (?:\w+ )?(?:take|took"
    r"|taken|had"
    r"|carry|carried|load|loaded|bring|brought) (?P<k>\d+)\b|\b(?P<m>\d+) (?:\w+ ){0,4}(?:is|would be|are"
    r"|be) too (?:many|much)"
)
NOTHING_ELSE = re.compile(
    rf"\b(?:1|one|single) (?:\w+ ){{0,4}}(?:person|thing|being|object|man|woman|soul|one)\b[^.?<]{{0,30}}(?:and|,)"
    rf" (?:that|this|which)(?: 1| one)? (?:is|be|has to be|have to be|must be|can only be) (?:the |always )*"
    rf"{_SELF}(?!\w)|"
    rf"\b(?:{V}|it)\b[^.?]{{0,40}}\b(?:{_HOLD}|{_ROOM}|for)\b[^.?]{{0,20}}{_SELF}(?: ,)?(?: alone"
    rf"| only)?(?: ,)? (?:and|but) "
    rf"(?:nothing|no person|nobody|no other|not? (?:a )?single|no (?:one|animal|passenger))\b(?! unless|"
    rf" but| except)(?! else (?:unless|except))"
    rf"|\b(?:only|just) {_SELF} (?:and (?:nothing|nobody|no person) else )?(?:fit|can sit|can go in"
    rf"|may go in)\b(?! with)(?=[^.?]*$)"
    r"|\b(?:1|one) (?:person|man|being|passenger|traveller) or (?:a |an |only )*(?:1 |one )?(?:thing|item|object"
    r"|animal|piece)\b"
    rf"|(?<!\d )(?<!<)\b(?:1|one|single) (?:man|person|seat|woman|people|human) (?:\w+ )?{V}|\b(?:1|one"
    rf"|single) seater\b"
)
ALL = re.compile(
    rf"\b(?:all|everybody|everyone|everything|the whole \w+|the lot)(?: of (?:them|us|it)| \d+| (?:the )?other| can"
    rf"| could| will| would){{0,3}} (?:fit\b"
    rf"|go in the {V}\b)[^.?,;]{{0,40}}|\b{V}(?: \w+){{0,4}} (?:hold|carry|take|fit|seat|room for|space for"
    rf"|enough for) (?:all|everybody|everyone|everything"
    rf"|the whole \w+|the lot)\b[^.?,;]{{0,30}}"
)
NOT_ALL = re.compile(r"\b(?:not|but|except|save|over|across|to the|no|one|minus)\b")
LOADS = re.compile(
    rf"\b(?:{V}|room|space|place|seat|seater|capacity|fit|passenger|accompanied|at a time|at once|per trip|per crossing"
    rf"|(?:it|which|that)(?: (?:can|will|may|only|just|not|never))* {_HOLD}|on it|in it"
    rf"|each trip|each time|aboard|on board|board|limit|(?:can|may|could|be allowed to|able to)(?: (?:sit|cross"
    rf"|travel|ride|board)|(?: (?:only|just|not"
    rf"|never|at most|at a time|each time|ever))* {_TAKE})|brought along|bring along|ride along)\b"
)
RULE = re.compile(
    r"\b(?:outnumber\w*|majority|minority|eat|attack|unattended|unsupervised|unguarded|fight|leave (?:the |a )?<|left"
    r" (?:with|together)|same (?:bank|side|shore))\b"
)
CORRECTED = re.compile(
    r"\b(?:no ,? ?wait|hang on|hold on|looked it up|scratch that|strike that|my mistake|misspoke|not right|wait"
    r"|sorry|oops|misread|mistake\w*|correction|correct\w*|in fact|in truth|make that|measured|not"
    r" (?:1|2|two|one) but|but (?:now )?(?:it|that) is|but reading|look(?:ing)? again|checked|it say|actually"
    r"|rather|i mean"
    r"|should be|i was wrong|wrong)\b"
)
LEFT_OVER = re.compile(r"^ (?:seat|place|spot)s? (?:is|are|be|remain|stay)(?: still)?(?: left| free| over| spare)+\b")
ITS_LIMIT = re.compile(
    rf"^ (?:is|be|are) (?:the |its |his |her |this )?(?:{V} 's )?(?:limit|capacity|maximum|upper limit)\b"
)
# "A nurse has to move three patients": what is to be done, and not what fits.
TASK = re.compile(
    rf"\b(?:have to|must|need to|want to|wish to|should|would like to|try to|to be) {_TAKE}(?: over| across)? $"
)
