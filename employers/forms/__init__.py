from employers.forms.search import SearchForm

__all__ = ["SearchForm"]
