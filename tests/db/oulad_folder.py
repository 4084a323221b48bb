"""A small folder in the shape of the dataset, to be written down and changed by tests."""
from pathlib import Path

SMALL = {
    'courses': '''code_module,code_presentation,module_presentation_length
AAA,2013J,268
BBB,2013J,240
AAA,2014J,269
''',
    'assessments': '''code_module,code_presentation,id_assessment,assessment_type,date,weight
AAA,2013J,1,TMA,19,10
AAA,2013J,2,TMA,54,20
AAA,2013J,3,CMA,40,0
AAA,2013J,4,Exam,?,70
BBB,2013J,5,TMA,30,100
AAA,2014J,6,TMA,19,100
''',
    'studentRegistration': '''code_module,code_presentation,id_student,date_registration,date_unregistration
AAA,2013J,7,-159,
AAA,2013J,8,-20,25
BBB,2013J,8,10,
BBB,2013J,9,-5,60
AAA,2014J,7,-30,
''',
    'studentInfo': '''code_module,code_presentation,id_student,final_result
AAA,2013J,7,Pass
AAA,2013J,8,Withdrawn
BBB,2013J,8,Pass
BBB,2013J,9,Withdrawn
AAA,2014J,7,Pass
''',
    'studentAssessment': '''id_assessment,id_student,date_submitted,is_banked,score
1,7,18,0,78
2,7,-1,1,80.125
3,7,41,0,10
1,8,20,0,?
5,8,31,0,66
5,9,30,0,50
6,7,19,0,40
''',
}


def write(folder: Path, **files: str) -> Path:
    """The small folder, with other text in some of its files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (SMALL | files).items():
        (folder / f'{name}.csv').write_text(text, encoding='utf-8')
    return folder


def with_rows(name: str, *rows: str) -> dict[str, str]:
    """One of the files with rows added."""
    return {name: SMALL[name] + ''.join(f'{row}\n' for row in rows)}
