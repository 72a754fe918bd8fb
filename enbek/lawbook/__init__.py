"""The Rules shown: public pages, the calculator, `manage.py law`. What they say is computed by `enbek.law` and `enbek.workdays`."""
