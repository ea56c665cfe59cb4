"""Write the shipped schemas again: `python -m lint.schemas`."""

from lint.schemas import write_phrase_schema
from lint.schemas.house import write_house_schemas
from lint.schemas.rules import write_rule_schemas

if __name__ == "__main__":
    print(write_phrase_schema(), *write_rule_schemas(), *write_house_schemas(), sep="\n")
