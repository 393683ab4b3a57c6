"""Read a query before it runs: one SELECT over the documented tables, by functions that only compute.

DuckDB's own parser tells what a query is made of. What is not on the lists is refused, so that a function or a
statement of a later version is refused as well until somebody looks at it. That it runs in a transaction that only
reads, in a copy that can open nothing, holds beside this and does not rest on it.
"""

import re
from typing import Any

import duckdb

from core.adapters.analyst.parsed_sql import objects_of, parsed, path_of
from core.adapters.analyst.schema import TABLES
from core.adapters.analyst.widening import WIDEST, widening

LONGEST_SQL = 20_000
"""Signs of a query at most; by hand: some two hundred lines."""
_PLAIN = re.compile(r"(?!duckdb_|pragma_|pg_|sqlite_|information_schema)[a-z_][a-z0-9_]*", re.IGNORECASE)
_ROW_MAKERS = frozenset({"range", "generate_series", "unnest"})
_QUERIES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
"""What a query may be made of; DuckDB 2 takes an INSERT or a DELETE into a WITH, and calls the whole a SELECT."""
_NAMES = """
    count count_star sum avg mean min max median mode quantile quantile_cont quantile_disc stddev stddev_pop
    stddev_samp var_pop var_samp variance corr covar_pop covar_samp regr_slope regr_intercept regr_r2 first last
    any_value arg_min arg_max min_by max_by bool_and bool_or string_agg list array_agg histogram entropy skewness
    kurtosis mad product approx_count_distinct approx_quantile count_if
    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
    abs ceil ceiling floor round sign sqrt cbrt exp ln log log2 log10 power pow mod greatest least nullif ifnull if
    lower upper lcase ucase length len strlen trim ltrim rtrim substring substr left right contains starts_with
    ends_with prefix suffix position strpos instr split_part concat concat_ws regexp_matches regexp_full_match
    regexp_extract like_escape not_like_escape ilike_escape not_ilike_escape
    date_trunc date_part datepart date_diff datediff date_add date_sub year month day week quarter weekday
    dayofweek isodow dayofyear hour minute second epoch strftime to_days to_weeks to_months to_years to_hours
    to_minutes to_seconds age last_day dayname monthname make_date current_date today isoyear yearweek
    list_value list_contains list_distinct list_sort list_sum list_avg list_min list_max list_extract array_extract
    struct_pack struct_extract row unnest hash isnan isfinite
    """
_FUNCTIONS = frozenset(_NAMES.split())
"""Functions that compute from what they are given, and whose answer is no longer than that."""


class SqlRefused(ValueError):
    """A query is not run; the words say why and what may be asked."""


def check_select(cursor: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return a query without what follows its end; raise SqlRefused unless it is one SELECT that may run.

    The cursor parses and runs nothing of it.
    """
    if len(sql) > LONGEST_SQL:
        raise SqlRefused(f"The query is longer than {LONGEST_SQL:,} signs.")
    query = _one_select(sql)
    try:
        tree = parsed(cursor, query)
    except RecursionError as error:
        raise SqlRefused("The query goes too deep into itself.") from error
    if tree.get("error"):
        raise SqlRefused("Only a SELECT that changes nothing is run here.")
    if widening(tree["statements"]) > WIDEST:
        raise SqlRefused("The query repeats its columns too often: name those that you need.")
    nodes = list(objects_of(tree["statements"]))
    own = {str(x["key"]).casefold() for node in nodes for x in _entries_of(node)}
    for name in own:
        if not _PLAIN.fullmatch(name):
            raise SqlRefused(f"“{name}” cannot name a part of a query here: use letters, digits and _.")
    for node in nodes:
        _check(node, own)
    return query


def _one_select(sql: str) -> str:
    """Return the one statement of a text; raise SqlRefused where there is none, more, or one that does more."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise SqlRefused(str(error).strip().partition("\n\nLINE")[0]) from error
    if len(statements) != 1:
        raise SqlRefused("Write one SELECT, no more and no fewer.")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise SqlRefused("Only SELECT is run here: nothing can be written, attached, set, copied or installed.")
    return str(statements[0].query).strip().rstrip(";")


def _entries_of(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parts that a WITH names."""
    found = node.get("cte_map")
    return list(found["map"]) if isinstance(found, dict) else []


def _check(node: dict[str, Any], own: set[str]) -> None:
    """Raise SqlRefused for a table that is not told of, a change, and a function that does more than compute."""
    kind, path = str(node.get("type")), path_of(node)
    if kind.endswith("_NODE") and kind not in _QUERIES:
        raise SqlRefused("Only a SELECT that changes nothing is run here.")
    if kind == "BASE_TABLE":
        name = path[-1].casefold() if path else ""
        if not (name in TABLES and path[:-1] in ([], ["main"])) and not (len(path) == 1 and name in own):
            raise SqlRefused(f"There is no table “{'.'.join(path)}” here. There are: {', '.join(TABLES)}.")
    elif kind == "SHOW_REF":
        raise SqlRefused("Only SELECT is run here; the tables and their columns stand beside the box.")
    elif kind == "TABLE_FUNCTION":
        function = node["function"]
        if str(function.get("function_name", "")).casefold() not in _ROW_MAKERS or "query" in function:
            raise SqlRefused(f"“{function.get('function_name')}” cannot be asked for rows here.")
        function["is_row_maker"] = True
    elif node.get("class") in ("FUNCTION", "WINDOW") and not node.get("is_row_maker") and not node.get("is_operator"):
        name = str(node.get("function_name", "")).casefold()
        if name not in _FUNCTIONS or len(path) > 1:
            raise SqlRefused(f"The function “{name}” is not among those that may be used here.")
