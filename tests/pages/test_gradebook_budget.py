"""What a gradebook costs: the same number of statements for 500 learners as for 20."""
from tests.counting import counted
from tests.pages.screen import quiet
from tests.pages.test_tracking_budget import FEW, fill

MANY, MAX_STATEMENTS = 500, 10


async def test_rows_of_a_gradebook_cost_the_same_for_many_as_for_few(campus):
    place = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}/grades/rows?start=0&end=500'
    costs = []
    for number in (FEW, MANY):
        await fill(campus, number)
        tomas = await campus.visit(campus.tomas, '/account')
        await quiet()
        with counted() as statements:
            answer = await tomas.http_client.get(place)
        assert len(answer.json()['rows']) == min(500, answer.json()['total'])
        costs.append(len(statements))
    assert costs[0] == costs[1]
    assert costs[0] <= MAX_STATEMENTS, '\n'.join(statements)
