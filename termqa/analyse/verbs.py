"""English verbs that official texts put before their terms, and pair (“cultivate and develop”)."""

VERBS = frozenset(
    """
    achieve adjust adopt advance apply approve assess build carry check combat complete conduct consolidate
    construct coordinate create cultivate deepen deliver design develop drive encourage enhance ensure establish
    evaluate expand explore explain expose extend facilitate focus follow formulate foster fulfill further grow
    guarantee guide help identify implement improve increase innovate integrate intensify introduce issue launch
    lead leverage maintain make manage nurture open operate optimize organize perform plan prevent promote protect
    provide publish push raise reduce reform refine release remove replace research resolve respect safeguard seek
    serve set share shape solve speed stabilize step stimulate strengthen strive supervise support take train
    transform uphold upgrade use utilize work
    """.split()
)
