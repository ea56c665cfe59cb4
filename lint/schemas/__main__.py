"""Write the shipped schema again: `python -m lint.schemas`."""

from lint.schemas import write_phrase_schema

if __name__ == "__main__":
    print(write_phrase_schema())
