"""The French words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

FRENCH_TALK = talk_from(
    TalkWords(
        numbers="un deux trois quatre",
        ordinals="premi deuxi troisi quatri",
        last="derni",
        endings="er|ère|ers|ères|ème|e",
        beside_pick=(
            "oui s il te vous plaît plait je veux voudrais prends choisis préfère le la les l une numéro no "
            "option réponse page document c est avec de du pour d accord ok bien alors merci plutôt"
        ),
        several="tous toutes tout chacun chacune n'importe lesquels",
        bare=(
            "et ou mais aussi alors ok donc maintenant le la les l un une des du de d pour à au aux avec dans sur "
            "chez s il te vous plaît"
        ),
        turns_to=("qu en est il de, qu en est il du, qu en est il des, qu en est il pour, et pour, quid de, quid du"),
        small_words={
            "farewell": "adieu ciao salut revoir bye",
            "thanks": "merci super parfait génial excellent formidable",
            "acknowledgement": "ok d'accord accord bien compris oui entendu",
            "greeting": "bonjour bonsoir salut coucou ciao hello",
        },
        beside_small_talk=(
            "beaucoup mille pour votre ton aide à au tout le monde très c'est est la tous et bientôt demain "
            "encore faqbot vous toi bonne journée soirée"
        ),
        small_phrases={
            "greeting": "comment ça va, ça va, comment allez vous, comment vas tu, bonne journée",
            "thanks": (
                "merci beaucoup, merci bien, merci d'avance, non merci, ça m'aide, c'est parfait, je vous remercie, "
                "je te remercie"
            ),
            "acknowledgement": (
                "d'accord, je vois, je comprends, très bien, hm, j'ai une question, encore une question, une "
                "autre question"
            ),
            "refusal": (
                "non, aucun, aucune, aucun des deux, aucune des deux, ni l'un ni l'autre, laisse tomber, laissez "
                "tomber, peu importe, annuler"
            ),
            "farewell": "au revoir, à bientôt, à plus, à plus tard, bonne nuit, bonne journée, bonne soirée",
            "abilities": (
                "aide, aidez moi, aide moi, que peux tu faire, que pouvez vous faire, que sais tu, que savez "
                "vous, que puis je demander, que puis je vous demander, qu'est ce que je peux demander, qu'est ce "
                "que tu peux faire, qu'est ce que vous pouvez faire, peux tu m'aider, pouvez vous m'aider, "
                "comment ça marche"
            ),
            "identity": (
                "qui es tu, qui êtes vous, tu es qui, vous êtes qui, es tu un robot, êtes vous un robot, es tu "
                "humain, êtes vous humain, comment t'appelles tu, comment vous appelez vous, à qui je parle"
            ),
        },
        polite_words="bonjour bonsoir salut merci s'il te vous plaît plait ok alors et donc maintenant",
        requests={
            "about": "de quoi s'agit il, de quoi ça parle, de quoi parlent les documents, c'est à propos de quoi",
            "topics": (
                "quels sont les sujets, quels sujets, quels documents, quels sont les documents, liste des "
                "sujets, les sujets"
            ),
            "examples": "par exemple, exemples, quelles questions puis je poser, que puis je demander",
            "more": (
                "plus, encore, plus de détails, dis m'en plus, dites m'en plus, en savoir plus, continue, continuez"
            ),
            "next": (
                "et ensuite, ensuite, l'étape suivante, quelle est l'étape suivante, quelle est la prochaine étape"
            ),
            "repeat": "répète, répétez, encore une fois",
            "wrong": "c'est faux, ce n'est pas vrai, ce n'est pas ça, ce n'est pas ma question",
            "unclear": "je ne comprends pas, je n'ai pas compris, comment",
        },
    )
)
