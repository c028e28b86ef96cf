"""Who opens the pages of delegates."""

from dialogue_portal.accounts.access import only_for
from registrations.delegates import rules

for_readers = only_for(
    rules.may_read_board, "Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem danh sách đại biểu."
)
for_the_office = only_for(rules.may_arrange, "Chỉ Văn phòng được ghi chỉ tiêu và cử đại biểu thay các thôn.")
