"""What the flows are expected to say: who takes each step, from which state to which, and which steps write."""

from conferences.conclusion.states import ConclusionState
from conferences.results.states import ResultsState
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections.states import CorrectionState
from plans.roundpapers.states import RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.delegates.states import DelegateState
from registrations.mailbox.states import MessageState
from registrations.personaldata.states import DataRequestState
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

BUILDERS = {
    "plan": (PlanState, lambda state: build.a_plan(state=state)),
    "round": (RoundState, lambda state: build.a_round(state=state)),
    "round_paper": (RoundPaperState, lambda state: build.a_round_paper(state=state)),
    "correction": (CorrectionState, lambda state: build.a_correction(state=state)),
    "question": (QuestionState, lambda state: build.a_question(state=state)),
    "data_request": (DataRequestState, lambda state: build.a_data_request(state=state)),
    "delegate": (DelegateState, lambda state: build.a_delegate(state=state)),
    "incoming_message": (
        MessageState,
        lambda state: build.a_message(state=state, about=build.a_registration()),
    ),
    "assignment": (AssignmentState, lambda state: build.an_assignment(state=state)),
    "conference": (ConferenceState, lambda state: build.a_conference(state=state)),
    "results": (ResultsState, lambda state: build.results_owed(state=state)),
    "conclusion": (ConclusionState, lambda state: build.a_conclusion(state=state)),
}

CLERK, LEADER, HALL = {Role.CLERK}, {Role.CHAIR, Role.VICE_CHAIR}, {Role.CLERK, Role.SECRETARY}
OFFICE = {Role.CLERK, Role.OFFICE_HEAD}

# What a citizen does with their own question: tests/desk/tracking/test_changes.py.
CITIZEN_STEPS: dict[str, set[Role]] = {"correct": set(), "supplement": set(), "withdraw": set()}

# Who may take each step; the officer of an assignment is tested by name below.
WHO = {
    "plan": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "set_facts": CLERK,
        "add_round": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "copy_to_year": CLERK,
        "amend": CLERK,
        "discard": CLERK,
        "cancel": LEADER,
    },
    # "replan" is of drafts: tests/plans/test_rounds.py.
    "round": {
        "fix": CLERK,
        "move": CLERK | LEADER,
        "replan": set(),
        "hold": HALL,
        "cancel": CLERK | LEADER,
        "answer_in_writing": LEADER,
    },
    "round_paper": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "invite": CLERK,
        "invite_from_plan": CLERK,
        "send_letters": CLERK,
        "mend_addresses": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "discard": CLERK,
        "replace": CLERK,
        "withdraw": LEADER,
        "drop": CLERK | LEADER,
    },
    "correction": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "discard": CLERK,
    },
    # "lift" is of restricted questions: tests/registrations/test_restricted.py; the steps of restricted words are in
    # tests/registrations/test_restricted_words.py.
    "question": {"accept": CLERK, "split": CLERK, "decline": CLERK, "lift": set()}
    | {"release_words": set(), "keep_words": set(), "supplement_for": OFFICE, "withdraw_for": OFFICE}
    | CITIZEN_STEPS,
    "data_request": {"confirm": OFFICE, "answer": OFFICE, "refuse": OFFICE},
    # Heads of hamlets too: tests/registrations/delegates/test_head.py.
    "delegate": {"will_come": OFFICE, "cannot_come": OFFICE, "stand_in": OFFICE},
    "incoming_message": dict.fromkeys(("enter", "keep_beside", "set_aside", "wait_again"), OFFICE)
    | {"leave_out": set(), "leave_harmful": set()},
    "assignment": {
        "submit": set(),
        "take_back": set(),
        "draft": set(),
        "approve": LEADER,
        "send_back": LEADER,
        "hand_over": LEADER,
        "pause": LEADER,
        "resume": LEADER,
        "extend": LEADER,
        "settle": HALL,
        "answer_back": set(),
        "drop": OFFICE,
        "acknowledge": set(),
    },
    "conference": {
        "open": HALL,
        "floor": HALL,
        "check_in": HALL,
        "note": HALL,
        "close": HALL,
        "amend": HALL,
        "sign_minutes": LEADER,
    },
    "results": {"publish": CLERK},
    "conclusion": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "add_point": CLERK,
        "drop_point": CLERK,
        "point_done": CLERK,
        "issue": LEADER,
        "withdraw": LEADER,
        "send_back": LEADER,
    },
}

# From which states each step starts, and where it leads ("" keeps the state).
WHERE = {
    "plan": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "set_facts": ({"draft"}, ""),
        "add_round": ({"draft", "issued"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "copy_to_year": ({"draft", "submitted", "issued", "cancelled"}, ""),
        "amend": ({"issued"}, ""),
        "discard": ({"draft"}, "cancelled"),
        "cancel": ({"draft", "submitted", "issued"}, "cancelled"),
    },
    "round": {
        "fix": ({"planned"}, "fixed"),
        "move": ({"fixed"}, ""),
        "replan": ({"planned", "fixed"}, ""),
        "hold": ({"fixed"}, "held"),
        "cancel": ({"planned", "fixed"}, "cancelled"),
        "answer_in_writing": ({"fixed"}, "written"),
    },
    "round_paper": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "invite": ({"draft"}, ""),
        "invite_from_plan": ({"draft"}, ""),
        "send_letters": ({"issued"}, ""),
        "mend_addresses": ({"issued"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "discard": ({"draft"}, "discarded"),
        "replace": ({"issued"}, ""),
        "withdraw": ({"issued"}, "withdrawn"),
        "drop": ({"draft", "submitted"}, "discarded"),
    },
    "correction": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "discard": ({"draft"}, "discarded"),
    },
    "question": {
        "accept": ({"received"}, "accepted"),
        "split": ({"received"}, "split"),
        "decline": ({"received"}, "declined"),
        "lift": ({"received"}, "received"),
        "release_words": ({"received", "accepted"}, ""),
        "keep_words": ({"received", "accepted"}, ""),
        "correct": ({"received"}, ""),
        "supplement": ({"received", "accepted"}, ""),
        "supplement_for": ({"received", "accepted"}, ""),
        "withdraw_for": ({"received", "accepted"}, "withdrawn"),
        "withdraw": ({"received", "accepted"}, "withdrawn"),
    },
    "data_request": {
        "confirm": ({"received"}, "confirmed"),
        "answer": ({"received", "confirmed"}, "answered"),
        "refuse": ({"received", "confirmed"}, "refused"),
    },
    "delegate": {
        "will_come": ({"named"}, "confirmed"),
        "cannot_come": ({"named", "confirmed"}, "absent"),
        "stand_in": ({"named", "confirmed", "absent"}, "replaced"),
    },
    "incoming_message": {
        "enter": ({"waiting", "entered", "beside"}, "entered"),
        "leave_out": ({"waiting"}, "automatic"),
        "leave_harmful": ({"waiting"}, "set_aside"),
        "keep_beside": ({"waiting"}, "beside"),
        "set_aside": ({"waiting"}, "set_aside"),
        "wait_again": ({"set_aside", "automatic", "beside"}, "waiting"),
    },
    "assignment": {
        "submit": ({"drafted"}, "submitted"),
        "take_back": ({"submitted"}, "drafted"),
        "draft": ({"assigned", "drafted"}, "drafted"),
        "approve": ({"submitted"}, "released"),
        "send_back": ({"submitted"}, "drafted"),
        "hand_over": ({"assigned", "drafted"}, "assigned"),
        "pause": ({"assigned", "drafted"}, ""),
        "resume": ({"assigned", "drafted"}, ""),
        "extend": ({"assigned", "drafted"}, ""),
        "settle": ({"assigned", "drafted", "submitted"}, "settled"),
        "answer_back": ({"assigned", "drafted"}, ""),
        "drop": ({"assigned", "drafted", "submitted"}, "withdrawn"),
        "acknowledge": ({"released"}, ""),
    },
    "conference": {
        "open": ({"prepared"}, "opened"),
        "floor": ({"opened"}, ""),
        "check_in": ({"opened"}, ""),
        "note": ({"opened"}, ""),
        "close": ({"opened"}, "closed"),
        "amend": ({"closed"}, ""),
        "sign_minutes": ({"closed"}, "minuted"),
    },
    "results": {"publish": ({"owed"}, "published")},
    "conclusion": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "add_point": ({"draft"}, ""),
        "drop_point": ({"draft"}, ""),
        "point_done": ({"issued"}, ""),
        "withdraw": ({"issued"}, "draft"),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
    },
}

# Every name in the records of a kind of row: whoever did it has written on its paper, or has not.
WRITES = {
    "plan": (
        {"import", "copy", "amendment", "edit", "set_facts", "add_round", "compose"},
        {
            "submit",
            "take_back",
            "issue",
            "send_back",
            "copy_to_year",
            "amend",
            "discard",
            "cancel",
            "leader_open",
        },
    ),
    "round": (set(), {"fix", "move", "replan", "hold", "cancel", "answer_in_writing"}),
    "round_paper": (
        {"draft", "edit", "invite", "invite_from_plan"},
        {
            "submit",
            "take_back",
            "issue",
            "send_back",
            "discard",
            "replace",
            "withdraw",
            "drop",
            "send_letters",
            "mend_addresses",
            "leader_open",
        },
    ),
    "correction": (
        {"draft", "edit"},
        {"submit", "take_back", "issue", "send_back", "discard", "leader_open"},
    ),
    "question": (
        set(),
        {"split_off", "ask_from_floor", "forget_asker", "accept", "split", "decline", "lift"}
        | {"release_words", "keep_words", "supplement_for", "withdraw_for"}
        | CITIZEN_STEPS.keys(),
    ),
    "data_request": (set(), {"ask_about_data", "confirm", "answer", "refuse"}),
    "delegate": (set(), {"name_delegate", "forget_delegate", "will_come", "cannot_come", "stand_in"}),
    "incoming_message": (
        set(),
        {"receive_mail", "leave_out", "leave_harmful"} | {"enter", "keep_beside", "set_aside", "wait_again"},
    ),
    "assignment": (
        {"draft"},
        {"direct", "submit", "take_back", "approve", "send_back", "hand_over", "resume", "pause", "extend"}
        | {"settle", "open", "leader_open", "answer_back", "drop", "acknowledge"},
    ),
    "conference": (
        {"open", "floor", "check_in", "note", "close", "amend"},
        {"prepare", "sign_minutes"},
    ),
    "results": (set(), {"owe", "publish"}),
    "conclusion": (
        {"edit", "add_point", "drop_point"},
        {"owe", "submit", "take_back", "point_done", "issue", "withdraw", "send_back", "leader_open"},
    ),
}
SIGNS = {
    "plan": {"issue"},
    "correction": {"issue"},
    "round_paper": {"issue"},
    "conference": {"sign_minutes"},
    "conclusion": {"issue"},
}
