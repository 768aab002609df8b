"""The printed samples of pages 000 to 004, with their comments and commas, as the pages have them.

They are not all JSON, so `parsed` forgives what the pages do.
"""

import json
import re
from typing import Any

PAGE_000 = """
{"RoomInfo":{"RoomId":"live-room","RoomType":"Live","RoomName":"live name",
"Owner_Account":"administrator","CoverURL":"cover url","IsMessageDisabled":true,
"Category":[1, 2, 3],"IsPublicVisible": true,"IsSeatEnabled": true,"TakeSeatMode":"ApplyToTake",
"MaxSeatCount":8,"ActivityStatus":1,"IsUnlimitedRoomEnabled":true,"SeatLayoutTemplateId":600}}
"""

PAGE_001 = """
{"RoomInfo":{"RoomId":"live-room","RoomType":"Live","RoomName":"live name",
"Owner_Account":"administrator","MaxMemberCount":400,"CoverURL":"cover url",
"IsMessageDisabled":true,"Category":[1, 2, 3],"IsPublicVisible": true,"IsSeatEnabled": false,
"TakeSeatMode":"FreeToTake","MaxSeatCount":8,"ActivityStatus":1}}
"""

PAGE_002 = """
{"RoomInfo":{"RoomId": "room-test","RoomName": "room-name-test","RoomType": "Conference",
"Owner_Account": "user2","MaxMemberCount": 300,"ScheduleStartTime" : 1693271355,
"ScheduleEndTime" : 1693272355,"IsVideoDisabled": true,"IsAudioDisabled": true,
"IsMessageDisabled": true,"IsScreenSharingDisabled": true,"IsCloudRecordingDisabled": true,
"CustomInfo": "custom123","IsSeatEnabled": true,"MaxSeatCount": 16,"TakeSeatMode": "ApplyToTake"},
"ScheduleInviteeList_Account":["user1", "user2", "user3"]}
"""

PAGE_003_VIDEO = """
{"RoomInfo":{"RoomId":"live_testA","RoomType":"Live",
"Owner_Account":"testA",// Set host
"TakeSeatMode":"ApplyToTake",// Audience must call takeSeat API to apply for guest seat
"SeatTemplate":"VideoDynamicGrid9Seats",// Set layout to dynamic nine-grid for live video
"IsPublicVisible":true,// Make this stream visible in the Live Stream List
"RoomName":"Happy new year",// Set stream name for display in the Live Stream List
"CoverURL":"cover url"// Set stream cover URL for display in the Live Stream List
}}
"""

PAGE_003_VOICE = """
{"RoomInfo":{"RoomId":"voice_testA","RoomType":"Live",
"Owner_Account":"testA",// Set host
"TakeSeatMode":"FreeToTake",// Audience can freely join as guests
"MaxSeatCount":10,// Set guest seat count to 10 (max depends on your package)
"SeatTemplate":"AudioSalon",// Set streaming template to voice chat room
"IsPublicVisible":true,// Make this stream visible in the Live Stream List
"RoomName":"Happy new year",// Set stream name for display in the Live Stream List
"CoverURL":"cover url"// Set stream cover URL for display in the Live Stream List
}}
"""

PAGE_004_REQUEST = """
{
"RoomId":"live-room",
}
"""

PAGE_004 = """
{"ActionStatus": "OK","ErrorInfo": "","ErrorCode": 0,
"RequestId": "Id-8c9858f01e954611ae2d4c1b1ed7d583-O-Seq-52720",
"Response": {// Response body
"RoomInfo" : {"RoomId" : "rid-123","RoomName" : "rname-123","RoomType" : "Live",
"Owner_Account" : 144115233775727695,"CreateTime": 1693271354,"IsSeatEnabled" : true,
"TakeSeatMode":"ApplyToTake","MaxSeatCount" : 8,"MaxMemberCount" : 300,
"IsMessageDisabled" : false,"CoverURL": "https://xxxx.png","Category": [1,2,3],
"ActivityStatus":1,"ViewCount":10,"IsPublicVisible": true}}}
"""


def parsed(sample: str) -> dict[str, Any]:
    """Return the object that a page means."""
    without_comments = re.sub(r"//(?!xxxx)[^\n]*", "", sample)
    content: dict[str, Any] = json.loads(re.sub(r",(\s*[}\]])", r"\1", without_comments))
    return content
