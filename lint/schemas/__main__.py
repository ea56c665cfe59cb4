"""Write the shipped schemas again: `python -m lint.schemas`."""

from lint.schemas import PHRASE_SCHEMA, build_phrase_schema, house, rules, write_schema

if __name__ == "__main__":
    for path, build in (
        (PHRASE_SCHEMA, build_phrase_schema),
        (rules.RULE_SCHEMA, rules.build_rule_schema),
        (rules.FAMILY_SCHEMA, rules.build_family_schema),
        (house.CATALOGUE_SCHEMA, house.build_catalogue_schema),
        (house.LAW_SCHEMA, house.build_law_schema),
    ):
        print(write_schema(path, build()))
