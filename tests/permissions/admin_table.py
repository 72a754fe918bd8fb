"""The back office by families of addresses: the words are those of `table.py`."""

ADMIN = """
family                                      anonymous newcomer  person    stranger  officer   rival     staff     superuser
index                                  GET  login     login     login     login     login     login     200       200
login                                  GET  login     403       403       403       403       403       home      home
logout                                 POST login     home      home      home      home      home      302       302
password_change                        GET  login     login     login     login     login     login     200       200
password_change_done                   GET  login     login     login     login     login     login     200       200
autocomplete                           GET  login     login     login     login     login     login     403       403
jsi18n                                 GET  login     login     login     login     login     login     200       200
changelist                             GET  login     login     login     login     login     login     403       200
add                                    GET  login     login     login     login     login     login     403       200
add                                    POST login     login     login     login     login     login     403       200
delete                                 GET  login     login     login     login     login     login     403       home
delete                                 POST login     login     login     login     login     login     403       home
change                                 GET  login     login     login     login     login     login     403       home
change                                 POST login     login     login     login     login     login     403       home
history                                GET  login     login     login     login     login     login     home      home
accounts_user_add                      GET  login     login     login     login     login     login     403       403
accounts_user_add                      POST login     login     login     login     login     login     403       403
accounts_user_delete                   GET  login     login     login     login     login     login     403       403
accounts_user_delete                   POST login     login     login     login     login     login     403       403
accounts_user_change                   POST login     login     login     login     login     login     403       403
notifications_badaddress_add                                    GET  login     login     login     login     login     login     403       403
notifications_badaddress_add                                    POST login     login     login     login     login     login     403       403
notifications_badaddress_delete                                 GET  login     login     login     login     login     login     403       403
notifications_badaddress_delete                                 POST login     login     login     login     login     login     403       403
notifications_badaddress_change                     POST login     login     login     login     login     login     403       403
notifications_incomingsms_add                                    GET  login     login     login     login     login     login     403       403
notifications_incomingsms_add                                    POST login     login     login     login     login     login     403       403
notifications_incomingsms_delete                                 GET  login     login     login     login     login     login     403       403
notifications_incomingsms_delete                                 POST login     login     login     login     login     login     403       403
notifications_incomingsms_change                     POST login     login     login     login     login     login     403       403
registration_case_add                  GET  login     login     login     login     login     login     403       403
registration_case_add                  POST login     login     login     login     login     login     403       403
registration_case_delete               GET  login     login     login     login     login     login     403       403
registration_case_delete               POST login     login     login     login     login     login     403       403
registration_case_change               POST login     login     login     login     login     login     403       403
registration_application_add           GET  login     login     login     login     login     login     403       403
registration_application_add           POST login     login     login     login     login     login     403       403
registration_application_delete        GET  login     login     login     login     login     login     403       403
registration_application_delete        POST login     login     login     login     login     login     403       403
registration_application_change        POST login     login     login     login     login     login     403       403
registration_decision_add              GET  login     login     login     login     login     login     403       403
registration_decision_add              POST login     login     login     login     login     login     403       403
registration_decision_delete           GET  login     login     login     login     login     login     403       403
registration_decision_delete           POST login     login     login     login     login     login     403       403
registration_decision_change           POST login     login     login     login     login     login     403       403
registration_fileview_add              GET  login     login     login     login     login     login     403       403
registration_fileview_add              POST login     login     login     login     login     login     403       403
registration_fileview_delete           GET  login     login     login     login     login     login     403       403
registration_fileview_delete           POST login     login     login     login     login     login     403       403
registration_fileview_change           POST login     login     login     login     login     login     403       403
transitions_transition_add             GET  login     login     login     login     login     login     403       403
transitions_transition_add             POST login     login     login     login     login     login     403       403
transitions_transition_delete          GET  login     login     login     login     login     login     403       403
transitions_transition_delete          POST login     login     login     login     login     login     403       403
transitions_transition_change          POST login     login     login     login     login     login     403       403
deadlines_deadline_add                 GET  login     login     login     login     login     login     403       403
deadlines_deadline_add                 POST login     login     login     login     login     login     403       403
deadlines_deadline_delete              GET  login     login     login     login     login     login     403       403
deadlines_deadline_delete              POST login     login     login     login     login     login     403       403
deadlines_deadline_change              POST login     login     login     login     login     login     403       403
signing_signeddocument_add             GET  login     login     login     login     login     login     403       403
signing_signeddocument_add             POST login     login     login     login     login     login     403       403
signing_signeddocument_delete          GET  login     login     login     login     login     login     403       403
signing_signeddocument_delete          POST login     login     login     login     login     login     403       403
signing_signeddocument_change          POST login     login     login     login     login     login     403       403
registries_registryanswer_add          GET  login     login     login     login     login     login     403       403
registries_registryanswer_add          POST login     login     login     login     login     login     403       403
registries_registryanswer_delete       GET  login     login     login     login     login     login     403       403
registries_registryanswer_delete       POST login     login     login     login     login     login     403       403
registries_registryanswer_change       POST login     login     login     login     login     login     403       403
careercenters_staffmember_delete       GET  login     login     login     login     login     login     403       403
careercenters_staffmember_delete       POST login     login     login     login     login     login     403       403
notifications_message_add              GET  login     login     login     login     login     login     403       403
notifications_message_add              POST login     login     login     login     login     login     403       403
notifications_message_delete           GET  login     login     login     login     login     login     403       403
notifications_message_delete           POST login     login     login     login     login     login     403       403
notifications_message_change           POST login     login     login     login     login     login     403       403
"""
"""The back office by families of addresses: staff without a permission see nothing; `home` is the answer for a row that is not there.

A name of its own goes before its family: messages are looked at and acted upon, never written.
"""
