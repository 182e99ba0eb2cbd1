"""What may be done to the membership of a body: pure changes of the record, or a refusal that names the provision.

`members` seats people and lets them leave, `chair` has the appointing periods, `vacancies` what cannot be filled, and
`committees` the committees of a board. Whether a change is lawful is asked of the duties themselves (`lawful`).
"""
