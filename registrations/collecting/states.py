"""What is recorded about a collector."""

from dialogue_portal.records.events import Event

ADD = Event("add_collector", "Thêm đầu mối")
CHANGE = Event("change_collector", "Sửa đầu mối")
GIVE_LINK = Event("give_collector_link", "Cấp liên kết")
WITHDRAW_LINK = Event("withdraw_collector_link", "Thu hồi liên kết")
SEND_LINK = Event("send_collector_link", "Gửi liên kết qua thư")
REMIND = Event("remind_collector", "Nhắc nộp ý kiến")
REMOVE = Event("remove_collector", "Bỏ đầu mối")
FOR_NEIGHBOUR = Event("do_for_neighbour", "Đầu mối làm giúp người gửi")
FORGET_HEAD = Event("forget_head_of_collector", "Xóa dữ liệu người phụ trách")
