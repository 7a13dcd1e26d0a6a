"""English verbs that official texts put before their terms, and pair (“cultivate and develop”)."""

VERBS = frozenset(
    """
    abide accelerate achieve address adhere adjust adopt advance apply approve assess bolster boost bring build
    carry check combat complete comply conduct consolidate construct continue coordinate create cultivate curb
    cut deepen defuse deliver design develop drive ease eliminate encourage enforce enhance enlarge ensure
    establish evaluate expand explain explore expose extend facilitate fight focus follow forestall formulate
    foster fulfill further give grow guarantee guide handle help hold identify implement improve increase
    innovate integrate intensify introduce issue keep launch lead leverage lift maintain make manage meet
    mobilize move nurture open operate optimize organize perform plan prevent promote protect provide publish
    pursue push put raise reduce refine reform refrain release remove replace research resolve respect respond
    safeguard secure seek serve set shape share solve speed stabilize step stimulate strengthen strive supervise
    support sustain tackle take tighten train transform treat upgrade uphold use utilize widen work
    """.split()
)
