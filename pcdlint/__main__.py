"""`python -m pcdlint`."""

from pcdlint.cli import main

if __name__ == "__main__":
    main()
