"""How often we call: slots of each command, ours alone or shared by processes."""
