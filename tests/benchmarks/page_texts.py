"""The sentences from which `pages.py` generates pages; names in braces are replaced."""

from __future__ import annotations

from typing import NamedTuple


class Movement(NamedTuple):
    """An exercise: its name, the muscle that works, the muscles that help, the place where it is felt, a fault."""

    name: str
    primary: str
    helpers: str
    place: str
    fault: str


class Topic(NamedTuple):
    """A question that many pages answer.

    `asked` are the wordings of the question on the pages, and `answers` their answers. `named` are wordings of users
    who name the page (`{name}`), `bare` are wordings of users who name no page.
    """

    asked: tuple[str, ...]
    answers: tuple[str, ...]
    named: tuple[str, ...]
    bare: tuple[str, ...]


# Equipment, and below it stances: the word in a title, and the first step of the instructions.
EQUIPMENT = {
    "Cable": "Set the pulley to a height that keeps the line of pull straight.",
    "Band": "Anchor the loop where it cannot slip and step away until the slack is gone.",
    "Barbell": "Load both sleeves evenly and lock the collars before you begin.",
    "Dumbbell": "Pick up the bells with a flat back and let the shoulders settle.",
    "Kettlebell": "Take the handle in the middle so the bell hangs without twisting.",
    "Machine": "Adjust the pads so the pivot lines up with the moving joint.",
    "Landmine": "Wedge the end of the bar in its sleeve and check that it turns freely.",
    "Sandbag": "Shake the filling to the centre and take a firm hold of the seams.",
    "Plate": "Hold the disc by its rim with both thumbs wrapped around.",
    "Medicine Ball": "Spread the fingers over the ball and keep it close at first.",
    "Chain": "Drape the links so that both ends hang at the same length.",
    "Slider": "Place the disc on a smooth surface and test that it glides.",
}
STANCES = {
    "Standing": "Stand with your feet under your hips and soften the knees.",
    "Seated": "Sit tall at the front of the bench with both feet flat.",
    "Lying": "Lie down so the head, ribs and hips are all supported.",
    "Incline": "Tilt the bench to about a third of a right angle and settle your back on it.",
    "Kneeling": "Kneel on a pad with both shins parallel and the hips open.",
    "Prone": "Lie face down with the forehead resting on a folded towel.",
    "Staggered": "Put one foot half a step ahead and share the weight between both.",
    "Supported": "Rest one forearm on a rail so the trunk stays quiet.",
    "Crossed": "Set up with one limb crossing the midline of the body.",
}
MOVEMENTS = (
    Movement("Chest Press", "chest", "front deltoids and triceps", "across the breast", "the elbows flare out wide"),
    Movement("Hamstring Curl", "hamstrings", "calves", "along the back of the thigh", "the hips lift as it gets hard"),
    Movement(
        "Row", "lats and rhomboids", "biceps", "between the shoulder blades", "the trunk swings to start the pull"
    ),
    Movement(
        "Lateral Raise", "middle deltoids", "upper traps", "on the cap of the shoulder", "the hands outrun the elbows"
    ),
    Movement("Biceps Curl", "biceps", "forearm flexors", "in the front of the upper arm", "the elbows drift forward"),
    Movement("Triceps Extension", "triceps", "anconeus", "in the back of the upper arm", "the upper arms wander apart"),
    Movement(
        "Shoulder Press",
        "deltoids",
        "triceps and serratus",
        "over the shoulder joint",
        "the lower back arches to finish",
    ),
    Movement(
        "Calf Raise", "gastrocnemius and soleus", "the foot's small flexors", "in the lower leg", "the ankle bounces"
    ),
    Movement(
        "Glute Bridge", "gluteus maximus", "hamstrings", "in the seat of the trousers", "the ribs flare to gain height"
    ),
    Movement("Leg Extension", "quadriceps", "hip flexors", "above the kneecap", "the foot is kicked up with a jerk"),
    Movement(
        "Hip Abduction", "gluteus medius", "tensor fasciae latae", "on the side of the hip", "the pelvis tips sideways"
    ),
    Movement("Rear Fly", "rear deltoids", "middle traps", "behind the armpit", "the neck juts forward"),
    Movement("Shrug", "upper traps", "levator scapulae", "beside the neck", "the shoulders roll in circles"),
    Movement(
        "Wrist Curl", "forearm flexors", "finger flexors", "on the inside of the forearm", "the grip opens too early"
    ),
    Movement("Split Squat", "quadriceps and glutes", "adductors", "in the front thigh", "the front heel peels up"),
    Movement(
        "Torso Rotation", "obliques", "deep spinal muscles", "around the waist", "the arms turn without the trunk"
    ),
)
# Movements whose page has no equipment or stance in its title.
SINGLES = (
    Movement(
        "Zottman Curl",
        "biceps and brachioradialis",
        "wrist extensors",
        "in both halves of the arm",
        "the turn is rushed",
    ),
    Movement(
        "Pallof Press", "obliques", "transversus abdominis", "around the waist", "the hands are pulled to the side"
    ),
    Movement(
        "Turkish Get-Up", "shoulder stabilisers and trunk", "glutes", "all over the body", "the eyes leave the weight"
    ),
    Movement("Jefferson Curl", "spinal erectors", "hamstrings", "down the whole back", "the spine folds in one block"),
    Movement("Farmer Walk", "grip and upper traps", "obliques", "in the hands and forearms", "the steps get too long"),
    Movement("Bear Crawl", "shoulders and abdominals", "quadriceps", "in the trunk", "the hips rise with each step"),
    Movement("Renegade Row", "lats and obliques", "triceps", "in the trunk and the back", "the hips twist open"),
    Movement(
        "Cossack Squat", "adductors and quadriceps", "glutes", "on the inside of the thigh", "the bent knee caves in"
    ),
    Movement(
        "Zercher Carry", "upper back and abdominals", "biceps", "in the upper back", "the chest caves over the bar"
    ),
    Movement("Arnold Lift", "front and middle deltoids", "triceps", "in the shoulder", "the palms turn too late"),
    Movement("Spider Climb", "abdominals", "hip flexors", "in the trunk", "the back sags between steps"),
    Movement("Dead Bug", "deep abdominals", "hip flexors", "below the ribs", "the back leaves the mat"),
    Movement("Bird Dog", "spinal erectors and glutes", "deltoids", "along the spine", "the pelvis rolls open"),
    Movement("Hollow Hold", "rectus abdominis", "quadriceps", "in the middle of the trunk", "the legs sink too low"),
    Movement("Nordic Drop", "hamstrings", "calves", "in the back of the thigh", "the hips bend on the way"),
    Movement("Fire Hydrant", "gluteus medius", "deep rotators", "on the side of the hip", "the trunk leans away"),
    Movement("Monster Walk", "gluteus medius and minimus", "quadriceps", "outside the hips", "the feet come together"),
    Movement("Mountain Climber", "abdominals and hip flexors", "shoulders", "in the trunk", "the shoulders slide back"),
    Movement("Windmill", "obliques", "shoulder stabilisers", "down one side", "the bottom knee bends to cheat"),
    Movement(
        "Good Morning", "hamstrings and erectors", "glutes", "in the back of the thigh", "the bend comes from the waist"
    ),
)

TOPICS = {
    "target": Topic(
        ("What does {title} target most?",),
        (
            "It mainly works the {primary}, with the {helpers} as assisting muscles.",
            "The muscles that work most are the {primary}. The {helpers} help out toward the end of a set.",
            "The {primary} are the muscles that do the larger share; the {helpers} steady the path with {gear}.",
        ),
        ("What does the {name} target most?", "which muscles does the {name} work?", "What muscle is the {name} for?"),
        ("What does it target most?", "Which muscles does it work?"),
    ),
    "sets": Topic(
        ("How many sets and reps should I do?", "What sets and reps work best?"),
        (
            "Do {sets} sets of {reps} reps and stop while the path is still clean.",
            "{Sets} sets of {reps} reps will do for most people on {gear}.",
            "Start with {sets} sets of {reps} reps, and add a set only after two good weeks.",
        ),
        ("How many sets and reps for the {name}?", "sets and reps for the {name}", "How many reps of the {name}?"),
        ("How many sets and reps should I do?", "How many sets are enough?"),
    ),
    "mistake": Topic(
        ("What is the biggest mistake?", "What mistake do most people make?"),
        (
            "Most often {fault}. To correct it, take some load off {gear} and slow down.",
            "Watch what happens when you tire: {fault}. A pause at the turn with {gear} cures it.",
            "In nearly every first session {fault}. Film one set with {gear} and compare it with the steps above.",
        ),
        (
            "What is the biggest mistake in the {name}?",
            "common mistake with the {name}?",
            "What mistake do people make in the {name}?",
        ),
        ("What is the biggest mistake?", "What mistake should I watch out for?"),
    ),
    "avoid": Topic(
        ("Who should avoid this exercise?", "When is it better to skip this exercise?"),
        (
            "Avoid it with a fresh injury to the {primary}, or when {gear} hurts your hands.",
            "Anyone with sharp pain {place} should see a professional first.",
            "Skip it after recent surgery near the {primary} until you have clearance.",
        ),
        ("Who should avoid the {name}?", "who should skip the {name}?", "Who shouldn't do the {name}?"),
        ("Who should avoid this exercise?", "Who should skip it?"),
    ),
    "beginners": Topic(
        ("Can beginners do this exercise?", "Is it suitable for beginners?"),
        (
            "Yes, if {gear} is kept light and somebody checks the first few sessions.",
            "Yes. Practise the path without {gear} for a week, then add the smallest load.",
            "It suits novices who can already hold the start position for half a minute.",
        ),
        ("Can beginners do the {name}?", "Is the {name} suitable for beginners?", "is the {name} ok for a beginner"),
        ("Can beginners do this exercise?", "Is it suitable for beginners?"),
    ),
    "often": Topic(
        ("How often should I do it?", "Can I do it every day?"),
        (
            "Not every day: {days} days a week leave the {primary} enough time to recover.",
            "As often as {days} days a week, but not daily, so that the {primary} recover.",
            "Every other day at most, and {days} days a week are often plenty.",
        ),
        ("How often should I do the {name}?", "Can I do the {name} every day?", "how many days a week for the {name}"),
        ("How often should I do it?", "Can I do it every day?"),
    ),
    "equipment": Topic(
        ("Do I need any equipment?", "What equipment do I need?"),
        (
            "Only {gear} and a little floor space.",
            "Besides {gear}, a mat is pleasant but not required.",
            "You need {gear}; shoes with a flat sole help.",
        ),
        ("Do I need any equipment for the {name}?", "What equipment does the {name} need?"),
        ("Do I need any equipment?", "What equipment do I need?"),
    ),
    "feel": Topic(
        ("Where should I feel it?", "Where should I feel the effort?"),
        (
            "You should notice it {place}, and nowhere near the joints.",
            "The work builds up {place} from the third rep or so.",
            "If all goes well it burns {place}, not in the neck.",
        ),
        ("Where should I feel the {name}?", "where do you feel the {name}"),
        ("Where should I feel it?", "Where am I supposed to feel this?"),
    ),
    "rest": Topic(
        ("How long should I rest between sets?", "How much rest do I need between sets?"),
        (
            "Wait {rest} seconds, or until your breath is calm again.",
            "About {rest} seconds is enough with {gear}.",
            "Take {rest} seconds off and shake out the limbs.",
        ),
        ("How long should I rest between sets of the {name}?", "How much rest between sets of the {name}?"),
        ("How long should I rest between sets?",),
    ),
    "load": Topic(
        ("How much weight should I use?", "How heavy should I go?"),
        (
            "Use a weight that leaves {spare} good reps in the tank; heavier is not better here.",
            "Begin with a weight of {kilos} kg and go as heavy as clean reps allow.",
            "Any weight between {kilos} and {more} kg is a sensible start on {gear}; it need not feel heavy.",
        ),
        ("How much weight should I use for the {name}?", "How heavy should I go on the {name}?"),
        ("How much weight should I use?", "How heavy should I go?"),
    ),
}

# Questions and answers that are on a single page each.
UNIQUE = (
    (
        "Does the height of the ceiling matter?",
        "Only if you are very tall; then turn a quarter to the left.",
    ),
    ("Is chalk allowed here?", "A thin film of it is fine, and it keeps sweaty palms from slipping."),
    ("Can I listen to a podcast meanwhile?", "Better not: counting under your voice keeps the tempo even."),
    ("What if one arm is longer than the other?", "Line up the elbows rather than the hands, and accept a small tilt."),
    ("Should glasses be taken off?", "Yes, because the frame slides when the head is tipped."),
    ("Why does my hip click?", "A tendon rolls over bone. It is harmless as long as it does not hurt."),
    ("Do I have to wear a belt?", "A lifting belt is optional and hides a weak brace more often than it helps."),
    ("Is it a good choice after a long flight?", "It is, since it wakes up stiff legs without raising the pulse."),
    ("Can it be done in the swimming pool?", "Waist-deep water works, but the buoyancy halves the effort."),
    ("Does the colour of the mat play a role?", "A plain one makes it easier to see whether your feet are level."),
)

INTROS = (
    "{title} is a controlled drill that rewards patience more than brute strength.",
    "{title} looks simple on paper and shows its character after a few slow reps.",
    "{title} is a staple of sensible programmes and travels well between gyms.",
)
PASSAGES = (
    "A smooth start decides the rest. When {gear} moves before the body is settled, each later rep gets worse.",
    "Think of the path as a rail. The less {gear} leaves it, the more of the training reaches its goal.",
    "Many people speed up as soon as a movement feels familiar. With {gear} the opposite brings more.",
    "It pairs well with an opposite movement, and nobody has to wait long for {gear} in a quiet hour.",
    "The last third of the way is where attention pays. Hold {gear} still there before you turn around.",
    "Progress shows first as steadiness. Only then does it make sense to ask more of {gear}.",
)
STEPS = (
    "Draw the ribs down and keep the chin level.",
    "Move through the full way without a jerk.",
    "Pause briefly at the far end.",
    "Return twice as slowly as you came.",
    "Let everything settle before the next one.",
    "Put {gear} away safely when you are done.",
)
TIPS = (
    "Look at one fixed point so the head does not wander.",
    "Keep both sides level; a mirror tells the truth.",
    "Make the turn soft, as if {gear} were made of glass.",
    "Loosen your jaw, since tension there spreads.",
    "Write down what you did with {gear} to see progress.",
    "End early when the rhythm is lost.",
)

# Questions that name a page and that no page answers, and names that are the title of no page.
NOBODY_SAYS = (
    "How many calories does the {name} burn?",
    "Who invented the {name}?",
    "Is the {name} an Olympic discipline?",
    "Which music goes with the {name}?",
)
UNKNOWN = ("Trampoline Somersault", "Ski Ergometer Sprint", "Hula Hoop Spin", "Rope Climb", "Tyre Flip", "Pogo Jump")
