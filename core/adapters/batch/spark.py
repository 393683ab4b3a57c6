"""The engine of many machines: the same function by `groupBy(person).applyInArrow` on any Spark master."""

import os
import re
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from core.adapters.batch.answering import Job, answers_of
from core.adapters.batch.ground import FOLDER, ROWS_OF_ITEMS
from core.adapters.batch.queries import DONE, GIVEN, ITEM_ROWS, SPARK, digests, histories, latest, news, took
from core.adapters.batch.results import done_files, run_folder
from core.adapters.batch.schemas import ANSWERS
from core.adapters.store.faults import DatabaseError
from core.progress import Stages

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

VERY_MANY = 10_000
"""Interactions from which on people are shuffled apart from the others, so that these wait for none of them; by hand:
some ten seconds of work."""
PEOPLE_A_PART = 50
"""People of a part of the work; by hand: under a minute, so that the last parts of a run end together."""
NO_PYSPARK = "Spark needs one package more: pip install 'steerable-journeys[spark]'"
NO_JAVA = "Spark needs Java 17 or newer, and none is found here: `apt install default-jre-headless` on Debian."
_OF_PATTERNS = re.compile(r"[\\\[\]{}*?]")
_SOURCES = Path(__file__).resolve().parents[3]
_SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.executorEnv.PYTHONPATH": str(_SOURCES),
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    "spark.executorEnv.OMP_NUM_THREADS": "1",
}
"""Times are UTC; workers find this program where it lies here, and multiply matrices on the one core that is theirs."""
_LOCAL: Mapping[str, str] = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""On one machine: nothing listens beyond it, a shuffle has parts for its few cores, and Spark compiles nothing, for
nearly all of the work is the function's."""


def run_on_spark(job: Job, master: str, progress: Stages | None = None) -> int:
    """Find the journeys of everybody with news on a Spark master, and write them; return how many people that are.

    The folder and the files must lie where every worker sees them under the same path. Raises DatabaseError where there
    is no pyspark or no Java, and where Spark stops.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=FutureWarning)  # of pandas, which no row comes through
        spark = session(master)
        try:
            return _run(spark, job, progress)
        finally:
            spark.stop()


def _run(spark: "SparkSession", job: Job, progress: Stages | None) -> int:
    """Answer for everybody with news on a session; raise DatabaseError with the first line of what it says."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        n_people = _prepare(spark, job)
        if progress:
            progress("Finding journeys", 0, n_people)
        if n_people:
            _answers(spark, job, n_people).write.parquet(str(run_folder(job.folder, job.run)))
        return n_people
    except (Py4JError, PySparkException) as error:
        first, *_ = str(error).splitlines() or [type(error).__name__]
        raise DatabaseError(f"Spark stopped, and nothing of this run is kept: {first}") from error


def session(master: str) -> "SparkSession":
    """Start Spark with what the batch needs; all else is as Spark's own files say. Raises DatabaseError."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise DatabaseError(NO_PYSPARK) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {**_SETTINGS, **(_LOCAL if master.startswith("local") else {})}
    builder = SparkSession.builder.master(master).appName("journeys batch")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise DatabaseError(NO_JAVA) from error


def _prepare(spark: "SparkSession", job: Job) -> int:
    """Make the views that `queries` names, and return how many people have news."""
    given = _read(spark, job.interactions)
    if dict(given.dtypes)["time"] == "bigint":  # nanoseconds, which Spark has no type for
        given = given.selectExpr("* EXCEPT (time)", "timestamp_micros(time div 1000) AS time")
    files = [_by_name(path) for path in done_files(job.folder)]
    done = spark.read.parquet(*files) if files else spark.createDataFrame(ANSWERS.empty_table())
    views: dict[str, DataFrame] = {
        GIVEN: given,
        ITEM_ROWS: spark.read.parquet(_by_name(str(job.folder / FOLDER / ROWS_OF_ITEMS))),
        DONE: done,
    }
    for name, frame in views.items():
        frame.createOrReplaceTempView(name)
    for name, query in (("took", took(SPARK, given.columns)), ("digests", digests(SPARK)), ("latest", latest())):
        spark.sql(query).createOrReplaceTempView(name)
    people = spark.sql(news()).cache()
    people.createOrReplaceTempView("news")
    return int(people.count())


def _read(spark: "SparkSession", path: str) -> "DataFrame":
    """Read a file, a folder with all that is in it, or a pattern."""
    return spark.read.option("recursiveFileLookup", str(Path(path).is_dir()).lower()).parquet(_by_name(path))


def _by_name(path: str) -> str:
    """Return a path so that Spark takes what lies there for it, also where its name could be read as a pattern."""
    return _OF_PATTERNS.sub(r"\\\g<0>", path) if Path(path).exists() else path


def _answers(spark: "SparkSession", job: Job, n_people: int) -> "DataFrame":
    """Return what is found for everybody with news, who has very much shuffled apart and first."""
    rows, answer = spark.sql(histories()), _answer_of(job)

    def found(condition: str, people: int, each: int) -> "DataFrame":
        parts = max(people // each, spark.sparkContext.defaultParallelism)
        some = rows.where(condition).repartition(parts, "person_id")
        return some.groupBy("person_id").applyInArrow(answer, _spark_schema())

    heavy = spark.sql(f"SELECT 1 FROM news WHERE n > {VERY_MANY}").count()
    light = found(f"n <= {VERY_MANY}", n_people, PEOPLE_A_PART)
    return found(f"n > {VERY_MANY}", heavy, 1).union(light) if heavy else light


def _answer_of(job: Job) -> Callable[[pa.Table], pa.Table]:
    """Return the function that workers run, without the job's other parts."""
    find, run = job.find, job.run
    return lambda table: answers_of(table, find, run)


def _spark_schema() -> "StructType":
    """Return the schema of answers as Spark writes it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    schema: StructType = from_arrow_schema(ANSWERS)
    return schema
