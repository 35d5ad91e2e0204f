"""Urdu: ۵ مارچ as most screens write it today, 5 مارچ 2026.

The mark of direction before a time keeps PM on the far side of its number: 3:12 PM, not PM 3:12.
"""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، \u200eg:i A"
TIME_FORMAT = "\u200eg:i A"
SHORT_DATE_FORMAT = "j F Y"
SHORT_DATETIME_FORMAT = "j F Y، \u200eg:i A"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 1
