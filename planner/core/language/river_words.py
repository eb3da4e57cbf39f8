"""The words of crossing puzzles: who can be in one, what carries them, where they go, what they do to one another."""

import re

from planner.core.language.wordlists import words

PEOPLE = words(
    """farmer man woman person shepherd gardener trader keeper zookeeper ranger guard policeman policewoman cop
    officer sheriff mother father mom mum dad mommy daddy mama papa parent son daughter boy girl child kid
    baby toddler infant babysitter nanny nurse grandma grandpa grandmother grandfather grandkid grandchild
    grandson granddaughter brother sister uncle aunt husband wife couple groom bride lover spouse missionary
    cannibal soldier knight squire master servant king queen prince princess lord lady butler actor actress
    agent manager singer musician monk nun priest bishop pastor preacher explorer savage native tribesman
    traveller traveler tourist hiker guide scout camper merchant salesman peddler banker thief robber
    burglar bandit pirate sailor captain fisherman ferryman boatman hunter trapper woodcutter lumberjack
    miner worker builder engineer programmer coder tester developer designer scientist professor doctor
    patient lawyer judge prisoner convict criminal jailer warden inmate hostage spy diplomat ambassador
    president minister teacher student pupil coach player boxer wrestler fan adult teenager youth elder
    friend colleague neighbour neighbor butcher baker cook chef waiter carpenter smith tailor miller
    villager peasant citizen settler pioneer cowboy indian viking roman gladiator wizard witch sorcerer mage
    apprentice hobbit elf dwarf human zombie vampire werewolf orc goblin troll ogre giant fairy alien robot
    android cyborg monster demon devil angel ghost ninja samurai warrior archer hero villain superhero
    dragon owner trainer tamer vet hermit nobleman noble earl duke count baron chief slave driver pilot
    astronaut martian bodyguard celebrity client customer buyer seller dealer crook gangster mobster
    detective creature fox_hunter rancher herder goatherd swineherd cowherd drover milkmaid maid beggar
    bully victim rival enemy gnome gremlin kobold minion jedi sith stormtrooper rebel gentleman smuggler
    refugee nurse_maid catcher handler breeder herdsman lumberman gamekeeper beekeeper caretaker janitor
    librarian chaperone chaperon governess tutor pensioner senior lad lass guy twin triplet visitor
    guest_ pupil heir leader dog_owner werewolf medic general colonel sergeant lieutenant admiral novice rogue
    hacker director headhunter crook fugitive outlaw hooligan protester vegan monarch emperor empress duchess
    countess baroness shepherdess huntress sorceress ferrywoman fisherwoman boatwoman businessman salesman
    saleswoman postman mailman fireman firefighter paramedic plumber electrician mechanic sculptor painter poet
    writer author clown juggler acrobat magician illusionist dancer ballerina drummer guitarist pianist
    conductor violinist acolyte disciple bully gossip rioter hunter gatherer nomad caveman neanderthal
    gambler cheat liar smith sultan vizier pharaoh cyclops titan centaur satyr nymph mermaid imp
    pixie sprite leprechaun yeti bigfoot mutant clone pickpocket burgher vandal hobo tramp beggar punk
    teen schoolboy schoolgirl stepmother stepfather stepson stepdaughter stepchild nephew niece cousin
    granny gran grandparent auntie aunty grandad granddad
    nan teammate roommate flatmate boss employee intern secretary accountant
    botanist biologist chemist physicist geologist archaeologist anthropologist zoologist vet herbalist
    pharmacist dentist surgeon midwife orderly paratrooper marine recruit private commander scoundrel
    villainess heroine star vip heiress cadet sentinel sentry watchman goatherder cowhand stableboy groomsman falconer
    beastmaster skipper bosun oarsman boatswain mate ranger forester innkeeper barkeeper barber bard
    gondolier charmer diver collector curator lifeguard mariner porter cobbler grocer fishmonger florist
    blacksmith locksmith stonemason mason logger walker jogger cyclist kayaker mountaineer prospector courier
    clerk scholar weaver potter puppeteer alchemist crofter smallholder ploughman naturalist forager trekker
    minstrel jester baronet marquis abbot abbess rabbi imam vicar deacon pope cardinal hermit pilgrim"""
)

ANIMALS = words(
    """wolf goat fox goose chicken hen rooster duck dog cat mouse rat rabbit bunny hare sheep lamb cow bull calf ox
    pig piglet boar horse pony donkey mule camel llama alpaca lion lioness tiger leopard cheetah panther
    puma jaguar bear panda monkey ape gorilla chimp chimpanzee orangutan elephant rhino hippo giraffe zebra
    gazelle antelope deer elk moose buffalo bison kangaroo koala crocodile alligator snake python cobra
    viper lizard frog toad turtle tortoise fish shark eagle hawk falcon owl crow raven parrot canary bird
    pigeon dove sparrow turkey swan peacock ostrich penguin flamingo stork heron otter beaver badger ferret
    weasel stoat skunk raccoon squirrel hamster guinea hedgehog mole bat worm bug insect ant bee wasp fly
    mosquito spider scorpion snail slug caterpillar butterfly beetle locust cricket puppy kitten chick
    gosling duckling foal coyote jackal hyena dingo lynx bobcat wolverine marten mink seal walrus dinosaur
    raptor velociraptor unicorn hound poodle bulldog terrier beast cub joey reindeer emu mongoose gecko
    iguana croc gator salamander cockerel ram ewe kid_goat budgie parakeet cockatoo magpie jay robin finch wren thrush
    nightingale woodpecker cuckoo crane pelican seagull gull puffin albatross vulture condor buzzard
    osprey quail partridge pheasant grouse guineafowl drake gander mallard goldfish trout salmon carp herring
    sardine tuna eel pike perch minnow guppy piranha octopus squid crab lobster prawn oyster clam starfish
    jellyfish whale dolphin porpoise manatee newt axolotl chameleon terrapin adder boa anaconda rattlesnake
    caterpillar maggot grub earthworm aphid ladybird ladybug moth dragonfly grasshopper mantis cockroach
    termite centipede tarantula gerbil chinchilla vole shrew lemming marmot porcupine armadillo aardvark
    anteater sloth tapir opossum possum wombat platypus lemur baboon mandrill marmoset meerkat caribou
    wildebeest gnu impala springbok ibex yak oxen heifer bullock stallion mare filly colt sow hog
    warthog kitty tomcat labrador terrier collie spaniel dachshund beagle husky greyhound sheepdog pooch
    mutt doggy pup fawn stag doe tadpole griffin phoenix hippogriff basilisk wyvern
    kraken cougar ocelot caracal civet wolfhound polecat anchovy starling turkey"""
)

THINGS = words(
    """cabbage lettuce carrot corn grain wheat barley rice oat bean seed hay grass straw clover leaf vegetable
    salad cheese bread cake pie cookie candy chocolate honey meat steak sausage ham bacon egg apple pear
    banana berry strawberry grape cherry orange melon pumpkin turnip beet potato tomato onion garlic pea nut
    peanut walnut acorn flour sugar salt milk flower rose tulip plant tree bush cactus bamboo fruit lunch
    food gold treasure money jewel diamond gem coin bone bag sack basket bottle box chest parcel package
    suitcase lamp candle fish_food birdseed millet maize sunflower spinach kale broccoli cauliflower radish
    cucumber celery fodder feed oats pellet kibble biscuit sandwich pizza burger donut doughnut muffin jam
    butter wool gunpowder dynamite match torch_oil crown ring painting sword book documents scroll map
    luggage gear bicycle bike leaves moss herb mushroom algae slop stuff crate barrel bucket plankton shrimp
    krill fly_paper cracker marshmallow eucalyptus hops fern breadcrumb crumb seedling sapling orchid daisy
    violet lily daffodil ivy hedge weed turf sod wheatgrass alfalfa rye buckwheat quinoa lentil chickpea
    soybean sprout artichoke asparagus leek parsnip pepper chili courgette zucchini aubergine eggplant
    cantaloupe mango papaya pineapple peach plum apricot nectarine kiwi fig olive raspberry blueberry
    blackberry cranberry currant gooseberry pomegranate coconut hazelnut almond cashew pistachio chestnut
    pecan peppermint basil parsley mint tea coffee cocoa yogurt yoghurt cream pudding custard pastry croissant
    bagel baguette waffle pancake brownie cupcake tart jelly toffee fudge lollipop candyfloss popcorn crisp
    chip sandwich burrito taco sushi noodle pasta spaghetti bratwurst salami steak fillet schnitzel caviar
    roe suet lard tallow wax manure compost mulch firewood timber coal petrol kerosene gasoline
    silver jewellery pearl ruby emerald sapphire trinket necklace bracelet tiara sceptre chalice relic idol
    statue vase mirror rug tapestry scarf hat shoe boot glove coat yarn thread cloth silk linen
    leather parchment letter diary comic magazine newspaper puppet doll teddy toy ball
    violin flute harp drum piano trumpet laptop computer printer camera telescope radio stool chair
    table sofa wardrobe mattress pillow blanket tent backpack rucksack trunk briefcase handbag purse wallet
    anvil hammer axe spear shield helmet armour armor cannonball keg"""
)

MEASURES = words(
    """bag sack basket piece head bale bundle jar pot box crate bunch bushel load pile heap bowl plate bottle
    barrel suitcase briefcase trunk tin can pack packet loaf slice wheel bucket chest cage sheaf stack
    handful block chunk tub
    pound     kilo lump"""
)

GENERIC = words(
    "people person animal item thing passenger creature traveller traveler individual member being friend object one "
    "group possession pet belonging purchase companion thing guest_"
)

VESSEL = (
    r"(?:boat|ark|inflatable|currach|curragh|wherry|cockleshell|canoe|raft|ferry|rowboat|rowing boat|kayak|dinghy"
    r"|barge|ship|bridge|lift|elevator|vessel|skiff|punt"
    r"|gondola|trolley|wheelbarrow|barrow|handcar|minecart|mine cart|chairlift|chair lift|funicular|hovercraft"
    r"|scooter|snowmobile"
    r"|quad bike"
    r"|dumbwaiter|broomstick|spacecraft|lander|ship lift|sidecar|drone|coracle|catamaran|sampan|pirogue|tub|launch"
    r"|lifeboat"
    r"|sailboat|motorboat|speedboat|steamer|houseboat|paddleboat|pedalo|inner tube|hot air balloon|chariot|rickshaw"
    r"|taxi"
    r"|cab|ambulance|minibus|hot tub|probe|railcar|buggy|footbridge|car|cable car|helicopter"
    r"|balloon|cart|sled|sledge|wagon|carriage|van|truck|jeep|bike|motorbike|rocket|shuttle|spaceship|capsule|pod"
    r"|submarine|plane|tandem|craft|pontoon|dugout|basket lift|basket|cage|log|gondola|teleporter|carpet"
    r"|surfboard|board|airship|zeppelin|tram|bus|broom|sleigh|zip line|glider|portal|airlock)"
)
WATER = (
    r"(?:river|stream|lake|bank|shore|riverbank|creek|brook|bay|strait|channel|fjord|pond|sea|canal|island|far side"
    r"|other side|opposite side|across|cross\w*"
    r"|gorge|tunnel|cave|ladder|staircase|stair|upstairs?|downstairs?|estuary|rapid|inlet|loch|firth|reservoir|ocean"
    r"|desert|border|wall|cliff|crevasse|abyss|glacier|marsh|bog|harbour|harbor|shaft|gorge|canyon|ravine|chasm"
    r"|bridge|lift|elevator|tower|valley|gap|over the water|riverside|moat|swamp|lagoon"
    r"|delta|river crossing|ferry)"
)
ROW = (
    r"(?:row|paddle|operate|steer|sail|drive|pilot|handle|navigate|use|man|work|run|fly|punt|captain|command|manage"
    r"|control|row it|swim|pedal|crank|pole)"
)

HARM = (
    r"(?:eat|devour|attack|kill|chase|bite|swallow|hunt|fight|destroy|gobble|munch|nibble|rob|steal|grab|harm|hurt"
    r"|poison|peck|scare|maul|beat"
    r"|bully|harass|catch|trample|ruin|snack|make (?:a (?:quick )?meal|short work|lunch|dinner|breakfast"
    r"|mincemeat) of|wolf down|crack open|open|feast|feed|prey|gulp|graze|burn|damage"
    r"|consume|crush|squash|sting"
    r"|scratch|snatch|knock out|knock down|headbutt|murder|gnaw|chew"
    r"|demolish|tear|slaughter|pounce(?:s|d)? (?:on|upon)|pounce|frighten|terrorise|terrorize|tease|spoil|wreck"
    r"|take out|pick on|go after|go for"
    r"|hit|strangle|stab|shoot|drain|infect|pick at|nip|snap at|lick|bother|upset|terrify|finish off|polish off"
    r"|wolf down|love|crave|relish|adore|savage|mug|arrest|shoot at|assault|betray|slay|beat up|swindle|cheat"
    r"|threaten|overpower|fancy|pilfer"
    r"|smash|crunch|chomp|snap up|swipe|swig|guzzle|slurp|wound|injure|mutilate|maim|claw|butt|gore|kick|bash"
    r"|punch|kidnap|abduct|capture|ambush|intimidate|insult|provoke|torment|molest|pester|annoy|pinch|nick|nab"
    r"|loot|plunder|vandalise|vandalize|sabotage|incinerate|roast|scorch|ignite|explode|blow up|knock over|topple"
    r"|dig up|uproot|browse|tread on|trample on|step on|sit on|squish|flatten|shred|rip|dissolve|corrode|short out"
    r"|make short work of|do away with|help (?:itself|himself|themselves) to|zap|vaporise|vaporize|disintegrate"
    r"|dismantle|hack|eliminate|finish|dispatch|execute|convert|brainwash"
    r"|hypnotise|hypnotize|curse|bewitch|enslave|exorcise|duel|wrestle|tackle|stalk|pursue|pluck|raid|invade)"
)
HARM_FORMS = (
    rf"{HARM}(?:s|es|ed|en|n|ing|d)?|ate|eating|stole|stolen|bit|bitten|fought|fighting|robs|robbed|grabbed|beating"
    rf"|biting|chasing"
)

_STOPPED = words(
    """river boat canoe raft bank shore side trip crossing cross time way move step number end start riddle puzzle
    problem question answer solution case rule stream lake capacity room space place point minute hour day
    load weight anyone everyone everybody someone something nothing anything everything thing world version
    story order other another them him her me it he she they we us you i who whom which that this these
    those there here what when where how why if while whenever then than because since so as but and or nor
    not no yes also too very only just even still again always never ever once twice both either neither
    each every all any some such same own more most less least few fewer many much lot a an the his her its
    their our my your to of in on at by for from with without into onto over across through between under
    about after before until during up down out off away back around near far left right first second third
    last next previous be is are was were been being am do did done have had having will would can could may
    might must shall should need want wish like let get got getting go going come take taking took bring
    bringing carry carrying ferry row rowing sail paddle hold holding fit use using make making leave
    leaving left alone together unattended present absent safe safely able allowed possible minimum maximum
    shortest fewest smallest least quickest optimal help please find give tell show say know think eat eaten
    kill watch mid himself herself myself yourself themselves itself one two three half whole total group
    set list kilogram kilogramme plan goal task job trouble danger company presence chance turn visit ride seat
    min least     hand foot kg kilo pound gram tonne ton lb lbs weigh weighing boathouse water bridge lift
    elevator island
    floor ground roof top bottom tower wall family kind sort type bit board opposite near_side sequence
    return round single total vote majority minority supply hurry moment instant today night morning evening
    dark light lantern torch flashlight course fact reason rower oar paddle_ rope pull door stop name hungry
    team squad gang party crew band pack per ford station base shift seatbelt
    big small large little old young east west north south eastern western
    northern southern upstream downstream wheelchair year week month platform station dome level summit floor deck quay
    landing jetty season summer winter spring autumn weekend monday tuesday wednesday thursday friday saturday sunday"""
)
STOPPED = _STOPPED - PEOPLE - ANIMALS - THINGS

ADJECTIVES = words(
    """big small large little old young hungry angry wild tame white black brown grey gray red blue green yellow
    fat thin tall short poor rich brave evil good bad jealous married naughty greedy dangerous friendly
    fierce huge tiny giant brown golden silver rowing strong weak male female adult baby fluffy lazy clever
    mean nasty sleepy ripe fresh tasty delicious juicy yummy beautiful certain lone single elderly innocent
    devout blind deaf sick healthy pet guard mountain polar grizzly vegetarian trained untrained
    grown sober drunk silent noisy potted carnivorous herbivorous tired weary
    elegant nervous grumpy cheeky curious cunning sly fearless fearful timid shy harmless precious valuable
    heavy light nice kind cruel ancient former retired newborn prize stray stuffed frightened thirsty spotted
    striped royal noble common ordinary"""
)

# How entities stand in marked text.
MARK = re.compile(r"<\d+>")
# What may stand between "without" and the mark of a guard.
TO_GUARD = (
    r"(?: (?:the|a|an|his|her|their|its|at least|any|some|1|one|own|having|being|with|near|accompanied by"
    r"|presence of|by|neither|either|both))*"
)

SENTENCE_END = re.compile(r" [.?](?: |$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a cleaned text start and end."""
    spans, start = [], 0
    for found in SENTENCE_END.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(text))]
