"""Sources with one thing to say about each."""

SOUND = 'Shop { # Shop\n  n1: circle label:"Start"\n}\n'
WARNED = SOUND.replace(' label:"Start"', "")
WRONG = SOUND.replace("circle", "circel")
MENDABLE = SOUND.replace("circle label:", "Circle label=")
UNTIDY = 'Shop {# Shop\nn1:circle   label:"Start"\n}'
